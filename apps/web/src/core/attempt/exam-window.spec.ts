import { claimWindowId, type WindowScope } from './exam-window';

/** The locks of one browser: who has one keeps it until `close`. */
class FakeLocks {
  readonly held = new Set<string>();
  request = (name: string, options: { signal: AbortSignal }, work: () => Promise<unknown>) => {
    if (!this.held.has(name)) {
      this.held.add(name);
      return work();
    }
    return new Promise((_, reject) =>
      options.signal.addEventListener('abort', () => reject(new Error('abort'))),
    );
  };
}

const shelf = () => {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
};

describe(claimWindowId, () => {
  let locks: FakeLocks;
  let local: ReturnType<typeof shelf>;
  let made: number;
  const open = (tab = shelf(), over: Partial<WindowScope> = {}) =>
    claimWindowId({
      ...{ local, tab, locks: locks as unknown as LockManager, newId: () => `id${++made}` },
      ...over,
    });
  const closeAll = () => locks.held.clear();

  beforeEach(() => {
    locks = new FakeLocks();
    local = shelf();
    made = 0;
  });

  it('is the same after a reload, and in a new tab after the browser was closed', async () => {
    const tab = shelf();
    expect(await open(tab)).toBe('id1');
    closeAll();
    expect(await open(tab)).toBe('id1');
    closeAll();
    expect(await open()).toBe('id1');
  });

  it('is another one in a second tab, which keeps it over its own reloads', async () => {
    await open();
    const second = shelf();
    expect(await open(second)).toBe('id2');
    locks.held.delete('bakylau.window.id2');
    expect(await open(second)).toBe('id2');
    // A duplicated tab copies the storage of the first.
    expect(await open(second)).toBe('id3');
  });

  it('is a new one where the browser keeps nothing', async () => {
    expect(await open(shelf(), { local: null, tab: null })).toBe('id1');
    expect(await open(shelf(), { local: null, tab: null, locks: undefined })).toBe('id2');
  });

  it('is kept by a tab without locks', async () => {
    const tab = shelf();
    expect(await open(tab, { locks: undefined })).toBe('id1');
    expect(await open(tab, { locks: undefined })).toBe('id1');
  });
});
