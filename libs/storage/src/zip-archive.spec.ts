import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import { ZipArchive } from './zip-archive';

describe(ZipArchive.name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-zip-'));
  const path = join(folder, 'pack.zip');
  afterAll(() => rmSync(folder, { recursive: true }));

  async function write(
    files: [string, Buffer][],
    change: (zip: Buffer) => Buffer = (zip) => zip,
  ): Promise<void> {
    const zip = new ZipFile();
    for (const [name, content] of files) zip.addBuffer(content, name);
    zip.end();
    const blocks: Buffer[] = [];
    for await (const block of zip.outputStream) blocks.push(block as Buffer);
    writeFileSync(path, change(Buffer.concat(blocks)));
  }

  it('reads objects, compressed or not, and lists them in order', async () => {
    await write([
      ['b.txt', Buffer.from('bbb')],
      ['a/c.bin', Buffer.alloc(100, 'ab')],
      ['empty', Buffer.alloc(0)],
    ]);
    const zip = await ZipArchive.open(path);
    const listed = [];
    for await (const { key, sizeBytes } of zip.list('')) listed.push([key, sizeBytes]);
    expect(listed).toEqual([
      ['a/c.bin', 100],
      ['b.txt', 3],
      ['empty', 0],
    ]);
    expect((await zip.get('b.txt')).toString()).toBe('bbb');
    expect(await zip.get('empty')).toHaveLength(0);
    expect(await zip.find('none')).toBeNull();
    await expect(zip.get('none')).rejects.toMatchObject({ code: 'OBJECT_NOT_FOUND' });
    await expect(zip.getRange('b.txt', 1, 2)).rejects.toMatchObject({ code: 'RANGE_NOT_SATISFIABLE' });
    zip.close();
  });

  it('refuses a file that swells, a name that leads out, and what is no zip', async () => {
    await write([['bomb', Buffer.alloc(20_000_000)]]);
    await expect(ZipArchive.open(path)).rejects.toThrow('swell');
    const outside = (zip: Buffer) =>
      Buffer.from(zip.toString('latin1').replaceAll('xx/evil', '../evil'), 'latin1');
    await write([['xx/evil', Buffer.from('x')]], outside);
    await expect(ZipArchive.open(path)).rejects.toMatchObject({ code: 'ZIP_ARCHIVE_UNREADABLE' });
    writeFileSync(path, 'no zip');
    await expect(ZipArchive.open(path)).rejects.toMatchObject({ code: 'ZIP_ARCHIVE_UNREADABLE' });
    await expect(ZipArchive.open(join(folder, 'nowhere.zip'))).rejects.toThrow('cannot be read');
  });

  it('refuses the same name twice', async () => {
    const twice = (zip: Buffer) => Buffer.from(zip.toString('latin1').replaceAll('two', 'one'), 'latin1');
    await write(
      [
        ['one', Buffer.from('1')],
        ['two', Buffer.from('2')],
      ],
      twice,
    );
    await expect(ZipArchive.open(path)).rejects.toThrow('twice');
  });
});
