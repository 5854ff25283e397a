import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EncryptedObjectStore, FolderObjectStore } from '@bakylau/storage';
import { cliSession } from '../cli-session.factory';

describe('bakylau rewrap', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bakylau-rewrap-'));
  const folder = new FolderObjectStore(join(dataDir, 'store'));
  const [old, current, lost] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer];
  const { run, printed } = cliSession();
  const environment = process.env;

  beforeEach(() => {
    process.env = { ...environment, DATA_DIR: dataDir };
  });
  afterEach(() => {
    process.env = environment;
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('asks for the key', async () => {
    expect(await run('rewrap')).toBe(2);
    expect(printed()).toContain('Set RECORDING_KEY');
  });

  it('brings what it can open under the current key, and names the rest', async () => {
    const content = Buffer.from('a segment');
    await new EncryptedObjectStore(folder, old).put('sessions/1/a', content, '');
    await new EncryptedObjectStore(folder, lost).put('sessions/1/b', content, '');
    await folder.put('sessions/1/c', content, '');
    process.env.RECORDING_KEY = current.toString('base64');
    process.env.RECORDING_KEYS_RETIRED = old.toString('base64');
    expect(await run('rewrap', '--json')).toBe(1);
    expect(JSON.parse(printed())).toMatchObject({
      ...{ rewrapped: 1, encrypted: 1, current: 0 },
      failed: [{ key: 'sessions/1/b', problem: expect.stringContaining('another RECORDING_KEY') as string }],
    });
    const sut = new EncryptedObjectStore(folder, current);
    for (const key of ['sessions/1/a', 'sessions/1/c']) expect(await sut.get(key)).toEqual(content);

    await folder.delete('sessions/1/b');
    expect(await run('rewrap')).toBe(0);
    expect(printed()).toContain('current already 2');
  });
});
