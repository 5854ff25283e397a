import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderObjectStore } from './folder-object-store';
import { InvalidObjectKeyError, ObjectStoreUnavailableError } from './storage.errors';

/** What only a folder does; test/medium holds the promises that all stores share. */
describe(FolderObjectStore.name, () => {
  let folder: string;
  let sut: FolderObjectStore;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bakylau-folder-store-'));
    sut = new FolderObjectStore(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lays an object at the path of its key, so that an operator finds it', async () => {
    await sut.put('sessions/1/av/0-0.webm', Buffer.from('x'), 'video/webm');
    expect(existsSync(join(folder, 'sessions/1/av/0-0.webm'))).toBe(true);
  });

  it('leaves nothing unfinished behind, also when a put fails', async () => {
    await sut.put('a', Buffer.from('x'), 'text/plain');
    await expect(sut.put('a/b', Buffer.from('x'), 'text/plain')).rejects.toBeInstanceOf(
      InvalidObjectKeyError,
    );
    expect(readdirSync(join(folder, '.unfinished'))).toEqual([]);
    expect((await sut.get('a')).toString()).toBe('x');
  });

  it('refuses to replace a folder of objects by an object', async () => {
    await sut.put('a/b', Buffer.from('x'), 'text/plain');
    await expect(sut.put('a', Buffer.from('x'), 'text/plain')).rejects.toBeInstanceOf(InvalidObjectKeyError);
    expect(await sut.find('a')).toBeNull();
    expect((await sut.get('a/b')).toString()).toBe('x');
  });

  it('does not list unfinished writes of a process that died', async () => {
    mkdirSync(join(folder, '.unfinished'));
    writeFileSync(join(folder, '.unfinished', 'torn'), 'half');
    await sut.put('whole', Buffer.from('x'), 'text/plain');
    const keys: string[] = [];
    for await (const { key } of sut.list('')) keys.push(key);
    expect(keys).toEqual(['whole']);
  });

  it('removes folders that a delete has emptied, but not its own', async () => {
    await sut.put('a/b/c', Buffer.from('x'), 'text/plain');
    await sut.put('a/d', Buffer.from('x'), 'text/plain');
    await sut.delete('a/b/c');
    expect(existsSync(join(folder, 'a/b'))).toBe(false);
    expect(existsSync(join(folder, 'a/d'))).toBe(true);
    await sut.delete('a/d');
    expect(existsSync(folder)).toBe(true);
  });

  it('keeps every object when puts and deletes of neighbours run into each other', async () => {
    await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        await sut.put(`race/${i % 3}/${i}`, Buffer.from(String(i)), 'text/plain');
        if (i % 2 === 0) await sut.delete(`race/${i % 3}/${i}`);
      }),
    );
    const keys: string[] = [];
    for await (const { key } of sut.list('race/')) keys.push(key);
    expect(keys).toHaveLength(30);
  });

  describe('towards other users of the machine', () => {
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

    it('closes folders and files, whatever the mask of the process is, but not the folder around the store', async () => {
      const mask = process.umask(0o000);
      try {
        const store = join(folder, 'data', 'store');
        await new FolderObjectStore(store).put('sessions/1/a.webm', Buffer.from('x'), 'video/webm');
        expect(modeOf(join(folder, 'data'))).toBe('777');
        for (const path of ['.', 'sessions', 'sessions/1', '.unfinished'])
          expect(modeOf(join(store, path))).toBe('700');
        expect(modeOf(join(store, 'sessions/1/a.webm'))).toBe('600');
      } finally {
        process.umask(mask);
      }
    });

    it('closes a folder that was there before, and leaves the group to the operator', async () => {
      chmodSync(folder, 0o755);
      await sut.ready();
      expect(modeOf(folder)).toBe('750');
    });
  });

  it('is not ready when its place is taken by a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(new FolderObjectStore(join(folder, 'file', 'store')).ready()).rejects.toBeInstanceOf(
      ObjectStoreUnavailableError,
    );
  });

  it('is not ready when the folder cannot be written', async () => {
    chmodSync(folder, 0o555);
    // Root may write everywhere, so it lends the process to nobody for the question.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      await expect(sut.ready()).rejects.toThrow(/cannot be written/);
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(folder, 0o700);
    }
  });
});
