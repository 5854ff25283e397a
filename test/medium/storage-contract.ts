import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import {
  InvalidObjectKeyError,
  ObjectNotFoundError,
  type ObjectStore,
  RangeNotSatisfiableError,
} from '@bakylau/storage';

const TYPE = 'application/octet-stream';

async function keysOf(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

/** What every adapter promises. `open` gives a store that nobody else uses. */
export function describeObjectStoreContract(open: () => ObjectStore): void {
  let sut: ObjectStore;
  beforeEach(() => (sut = open()));

  it('is ready, and stays so when asked again', async () => {
    await sut.ready();
    await expect(sut.ready()).resolves.toBeUndefined();
  });

  it('gives back what was put, byte for byte', async () => {
    const content = randomBytes(425_000);
    await sut.put('contract/roundtrip/av/0-1.webm', content, 'video/webm');
    expect((await sut.get('contract/roundtrip/av/0-1.webm')).equals(content)).toBe(true);
    expect(await sut.find('contract/roundtrip/av/0-1.webm')).toEqual({ sizeBytes: 425_000 });
  });

  it('stores an empty object', async () => {
    await sut.put('contract/empty', Buffer.alloc(0), TYPE);
    expect((await sut.get('contract/empty')).length).toBe(0);
    expect(await sut.find('contract/empty')).toEqual({ sizeBytes: 0 });
  });

  it('replaces an object', async () => {
    await sut.put('contract/replaced', Buffer.from('first'), TYPE);
    await sut.put('contract/replaced', Buffer.from('second, and longer'), TYPE);
    expect((await sut.get('contract/replaced')).toString()).toBe('second, and longer');
  });

  it('shows either the old or the new content while an object is replaced', async () => {
    const versions = [Buffer.alloc(300_000, 'a'), Buffer.alloc(200_000, 'b')];
    await sut.put('contract/contended', versions[0]!, TYPE);
    const writing = (async () => {
      for (let i = 0; i < 10; i++) await sut.put('contract/contended', versions[i % 2]!, TYPE);
    })();
    for (let i = 0; i < 20; i++) {
      const seen = await sut.get('contract/contended');
      expect(versions.some((version) => version.equals(seen))).toBe(true);
    }
    await writing;
  });

  it('takes many objects at once', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `contract/many/${String(i).padStart(2, '0')}`);
    await Promise.all(names.map((name) => sut.put(name, Buffer.from(name), TYPE)));
    expect(await keysOf(sut, 'contract/many/')).toEqual(names);
    const contents = await Promise.all(names.map((name) => sut.get(name)));
    expect(contents.map(String)).toEqual(names);
  });

  it('tells an absent object apart from an empty one', async () => {
    await expect(sut.get('contract/absent')).rejects.toBeInstanceOf(ObjectNotFoundError);
    await expect(sut.getRange('contract/absent', 0, 10)).rejects.toBeInstanceOf(ObjectNotFoundError);
    expect(await sut.find('contract/absent')).toBeNull();
    expect(await sut.find('contract')).toBeNull();
  });

  it('deletes, also what is not there', async () => {
    await sut.put('contract/deleted/deep/object', Buffer.from('x'), TYPE);
    await sut.delete('contract/deleted/deep/object');
    await sut.delete('contract/deleted/deep/object');
    expect(await sut.find('contract/deleted/deep/object')).toBeNull();
    expect(await keysOf(sut, 'contract/deleted')).toEqual([]);
    await sut.put('contract/deleted/deep/object', Buffer.from('back'), TYPE);
    expect((await sut.get('contract/deleted/deep/object')).toString()).toBe('back');
  });

  describe('ranges', () => {
    const content = randomBytes(100_000);
    const range = async (start: number, end: number) =>
      buffer(await sut.getRange('contract/ranged', start, end));
    beforeEach(() => sut.put('contract/ranged', content, TYPE));

    it.each([
      [0, 0],
      [0, 99],
      [1, 1],
      [22, 65_557],
      [99_999, 99_999],
      [0, 99_999],
    ])('reads bytes %i to %i', async (start, end) => {
      expect((await range(start, end)).equals(content.subarray(start, end + 1))).toBe(true);
    });

    it('cuts an end behind the last byte', async () => {
      expect((await range(99_990, 200_000)).equals(content.subarray(99_990))).toBe(true);
    });

    it.each([
      [100_000, 100_010],
      [10, 9],
      [-1, 5],
      [0.5, 5],
    ])('refuses bytes %f to %f', async (start, end) => {
      await expect(range(start, end)).rejects.toBeInstanceOf(RangeNotSatisfiableError);
    });
  });

  it('lists in the byte order of whole keys, with sizes', async () => {
    const keys = ['l/b/2', 'l/a', 'l/b-1', 'l/b/10', 'l/b.webm', 'l/b_', 'l/B', 'l/b/1/x'];
    for (const key of keys) await sut.put(`contract/${key}`, Buffer.from(key), TYPE);
    const expected = keys.map((key) => `contract/${key}`).sort((a, b) => (a < b ? -1 : 1));
    expect(await keysOf(sut, 'contract/l/')).toEqual(expected);
    expect(await keysOf(sut, 'contract/l/b')).toEqual(
      expected.filter((key) => key.startsWith('contract/l/b')),
    );
    expect(await keysOf(sut, 'contract/l/b/1')).toEqual(['contract/l/b/1/x', 'contract/l/b/10']);
    expect(await keysOf(sut, 'contract/none/')).toEqual([]);
    for await (const object of sut.list('contract/l/a'))
      expect(object).toEqual({ key: 'contract/l/a', sizeBytes: 3 });
  });

  it.each([
    '',
    '/absolute',
    'trailing/',
    'double//slash',
    '../outside',
    'inside/../../outside',
    '.hidden',
    'a/.hidden',
    'back\\slash',
    'zero\u0000byte',
    'white space',
    'percent%2e',
    'ünicode',
    'x'.repeat(300),
  ])('refuses the key %j in every method', async (key) => {
    const refused = { code: 'INVALID_OBJECT_KEY' };
    await expect(sut.put(key, Buffer.from('x'), TYPE)).rejects.toBeInstanceOf(InvalidObjectKeyError);
    await expect(sut.get(key)).rejects.toMatchObject(refused);
    await expect(sut.getRange(key, 0, 1)).rejects.toMatchObject(refused);
    await expect(sut.find(key)).rejects.toMatchObject(refused);
    await expect(sut.delete(key)).rejects.toMatchObject(refused);
  });
}
