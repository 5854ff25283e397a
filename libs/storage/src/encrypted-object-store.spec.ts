import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { EncryptedObjectStore } from './encrypted-object-store';
import { CHUNK_BYTES } from './envelope';
import { FolderObjectStore } from './folder-object-store';
import { ObjectDamagedError } from './storage.errors';

describe(EncryptedObjectStore.name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-encrypted-'));
  const inner = new FolderObjectStore(folder);
  const sut = new EncryptedObjectStore(inner, Buffer.alloc(32, 7));
  const content = randomBytes(2 * CHUNK_BYTES + 1000);

  beforeEach(() => sut.put('sessions/1/a.webm', content, 'video/webm'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES])(
    'gives %i bytes and their size back',
    async (sizeBytes) => {
      const plain = randomBytes(sizeBytes);
      await sut.put('b', plain, 'image/webp');
      expect((await sut.get('b')).equals(plain)).toBe(true);
      expect(await sut.find('b')).toEqual({ sizeBytes });
    },
  );

  it.each([
    [0, 0],
    [10, CHUNK_BYTES + 10],
    [CHUNK_BYTES - 1, CHUNK_BYTES],
    [CHUNK_BYTES, 2 * CHUNK_BYTES - 1],
    [2 * CHUNK_BYTES + 999, 10 * CHUNK_BYTES],
  ])('gives the range %i to %i', async (start, end) => {
    const range = await buffer(await sut.getRange('sessions/1/a.webm', start, end));
    expect(range.equals(content.subarray(start, end + 1))).toBe(true);
  });

  it('leaves nothing readable in the store', async () => {
    const stored = await inner.get('sessions/1/a.webm');
    expect(stored.includes(content.subarray(0, 32))).toBe(false);
    expect(stored.includes(content.subarray(-32))).toBe(false);
  });

  it.each([20, 60, 100, CHUNK_BYTES + 200, -1])('refuses an object with byte %i changed', async (at) => {
    const stored = await inner.get('sessions/1/a.webm');
    stored[at < 0 ? stored.length + at : at]! ^= 1;
    await inner.put('sessions/1/a.webm', stored, 'video/webm');
    await expect(sut.get('sessions/1/a.webm')).rejects.toBeInstanceOf(ObjectDamagedError);
  });

  it('refuses an object cut at a chunk, put under another name, or read with another key', async () => {
    const stored = await inner.get('sessions/1/a.webm');
    await inner.put('moved', stored, 'video/webm');
    const other = new EncryptedObjectStore(inner, Buffer.alloc(32, 8));
    await inner.put('sessions/1/a.webm', stored.subarray(0, -1016), 'video/webm');
    await expect(sut.get('sessions/1/a.webm')).rejects.toThrow('Chunk 1');
    await expect(sut.get('moved')).rejects.toThrow('header');
    await sut.put('sessions/1/a.webm', content, 'video/webm');
    await expect(other.get('sessions/1/a.webm')).rejects.toThrow('another RECORDING_KEY');
  });

  it('reads what was stored before the key was set', async () => {
    await inner.put('old', content, 'video/webm');
    expect((await sut.get('old')).equals(content)).toBe(true);
    expect((await buffer(await sut.getRange('old', 5, 9))).equals(content.subarray(5, 10))).toBe(true);
    expect(await sut.find('old')).toEqual({ sizeBytes: content.length });
  });
});
