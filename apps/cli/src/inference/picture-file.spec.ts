import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { UsageError } from '../cli.errors';
import { findPicture } from './picture-file';

describe(findPicture.name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-picture-file-'));
  const clip = join(__dirname, '../../../../test/fixtures/video/two_persons.mp4');
  const path = (name: string): string => join(folder, name);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['jpeg', 'png', 'webp'] as const)('decodes a %s file', async (format) => {
    const picture = sharp({ create: { width: 32, height: 24, channels: 3, background: 'red' } });
    await picture.toFormat(format).toFile(path(format));
    expect(await findPicture(path(format))).toMatchObject({ width: 32, height: 24 });
  });

  it('finds none in a recording of three gigabytes, without reading it', async () => {
    copyFileSync(clip, path('long.mp4'));
    // Node reads no file of more than 2 GiB at once.
    truncateSync(path('long.mp4'), 3 * 2 ** 30);
    expect(await findPicture(path('long.mp4'))).toBeNull();
  });

  it('finds none in a file that is empty or shorter than a signature', async () => {
    writeFileSync(path('empty'), '');
    writeFileSync(path('short'), 'RIFF');
    expect(await findPicture(path('empty'))).toBeNull();
    expect(await findPicture(path('short'))).toBeNull();
  });

  it('names what cannot be read', async () => {
    mkdirSync(path('folder'));
    writeFileSync(path('broken.png'), '\x89PNG\r\n\x1a\nand nothing more', 'latin1');
    writeFileSync(path('scan.tiff'), 'II*\0');
    for (const [name, message] of [
      ['none.jpg', /cannot be read/],
      ['folder', /cannot be read/],
      ['broken.png', /cannot be decoded/],
      ['scan.tiff', /TIFF/],
    ] as const) {
      await expect(findPicture(path(name))).rejects.toThrow(UsageError);
      await expect(findPicture(path(name))).rejects.toThrow(message);
    }
  });
});
