import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { EncryptedObjectStore } from './encrypted-object-store';
import { CHUNK_BYTES, HEADER_BYTES } from './envelope';
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

  describe('with another master key', () => {
    const renewed = new EncryptedObjectStore(inner, Buffer.alloc(32, 9), [Buffer.alloc(32, 7)]);
    const onlyNew = new EncryptedObjectStore(inner, Buffer.alloc(32, 9));

    it('reads what lies under a retired key, and writes under the current one', async () => {
      expect((await renewed.get('sessions/1/a.webm')).equals(content)).toBe(true);
      await renewed.put('new', content, 'video/webm');
      await expect(sut.get('new')).rejects.toThrow('another RECORDING_KEY');
    });

    it('wraps the data key anew and leaves the encrypted bytes as they are', async () => {
      const before = await inner.get('sessions/1/a.webm');
      expect(await renewed.rewrap('sessions/1/a.webm')).toBe('rewrapped');
      const after = await inner.get('sessions/1/a.webm');
      expect(after.subarray(HEADER_BYTES).equals(before.subarray(HEADER_BYTES))).toBe(true);
      expect((await onlyNew.get('sessions/1/a.webm')).equals(content)).toBe(true);
      await expect(sut.get('sessions/1/a.webm')).rejects.toThrow('another RECORDING_KEY');
      expect(await renewed.rewrap('sessions/1/a.webm')).toBe('current');
    });

    it('encrypts what was stored before any key was set', async () => {
      await inner.put('plain', content, 'video/webm');
      expect(await renewed.rewrap('plain')).toBe('encrypted');
      expect((await inner.get('plain')).includes(content.subarray(0, 32))).toBe(false);
      expect((await onlyNew.get('plain')).equals(content)).toBe(true);
    });

    it('tells of what is gone, and refuses what no key opens without changing it', async () => {
      expect(await renewed.rewrap('never')).toBe('gone');
      await expect(onlyNew.rewrap('sessions/1/a.webm')).rejects.toBeInstanceOf(ObjectDamagedError);
      expect((await sut.get('sessions/1/a.webm')).equals(content)).toBe(true);
    });
  });
});
