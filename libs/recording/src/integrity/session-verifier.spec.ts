import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderObjectStore } from '@bakylau/storage';
import { sha256Hex } from './canonical-json';
import { appendEntry, hashEntry, type ChainEntry, type ChainEntryInput } from './chain-entry';
import { manifestLine } from './manifest';
import { SessionArchive } from './session-archive';
import { verifySession, type VerifyOptions } from './session-verifier';
import { signHead } from './signed-head';

const SESSION = '0193a0de-0000-7000-8000-000000000001';

function publicPem(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
}

/** A chain of a run, three segments with an event among them, heads in the middle and at the end. */
function chainOf(privateKey: KeyObject, contentOf: (path: string) => Buffer): ChainEntry[] {
  const entries: ChainEntry[] = [];
  const at = () => ({ atMs: entries.length * 10_000, utc: new Date(entries.length * 10_000).toISOString() });
  const add = (kind: string, payload: ChainEntryInput['payload']) =>
    entries.push(appendEntry(entries.at(-1) ?? null, { sessionId: SESSION, kind, payload, ...at() }));
  const addSegment = (path: string) => {
    const content = contentOf(path);
    add('segment', { object: { path, sizeBytes: content.length, sha256: sha256Hex(content) } });
  };
  add('run', { run: 0, gateway: 'one' });
  addSegment('av/0-0.webm');
  addSegment('av/0-1.webm');
  entries.push(signHead(entries.at(-1)!, privateKey, { ...at(), final: false }));
  add('event', { name: 'page_left' });
  addSegment('av/0-2.webm');
  entries.push(signHead(entries.at(-1)!, privateKey, { ...at(), final: true }));
  return entries;
}

describe(verifySession.name, () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const paths = ['av/0-0.webm', 'av/0-1.webm', 'av/0-2.webm'];
  let folder: string;
  let store: FolderObjectStore;
  let entries: ChainEntry[];

  const writeManifest = (list: ChainEntry[] = entries) =>
    store.put('manifest.jsonl', Buffer.from(list.map(manifestLine).join('')), 'application/x-ndjson');
  const verify = (options?: VerifyOptions) => verifySession(new SessionArchive(store, ''), options);
  const problemOf = async (options?: VerifyOptions) => {
    const report = await verify(options);
    expect(report.sound).toBe(false);
    return report.problem;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bakylau-verify-'));
    store = new FolderObjectStore(folder);
    for (const path of paths)
      await store.put(path, Buffer.from(`content of ${path}`.repeat(1000)), 'video/webm');
    entries = chainOf(privateKey, (path) => readFileSync(join(folder, path)));
    await writeManifest();
    await store.put('public-key.pem', Buffer.from(publicPem(privateKey)), 'application/x-pem-file');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds a session sound and counts what it checked', async () => {
    const report = await verify({ expectedPublicKeyPem: publicPem(privateKey) });
    expect(report).toMatchObject({
      sound: true,
      problem: null,
      sessionId: SESSION,
      entries: 7,
      objects: 3,
      unsignedEntries: 0,
      lastHead: { seq: 6, final: true },
    });
  });

  it('names a segment with one flipped bit', async () => {
    const path = join(folder, 'av/0-1.webm');
    const content = readFileSync(path);
    content[12_345]! ^= 1;
    writeFileSync(path, content);
    expect(await problemOf()).toEqual({
      code: 'OBJECT_CHANGED',
      item: 'av/0-1.webm',
      line: 3,
      expected: `SHA-256 ${entries[2]!.payload['object'] && (entries[2]!.payload['object'] as { sha256: string }).sha256}`,
      found: `SHA-256 ${sha256Hex(content)}`,
    });
  });

  it('names a segment that was made shorter', async () => {
    await store.put('av/0-2.webm', Buffer.from('short'), 'video/webm');
    expect(await problemOf()).toMatchObject({
      code: 'OBJECT_CHANGED',
      item: 'av/0-2.webm',
      found: '5 bytes',
    });
  });

  it('names a missing segment', async () => {
    await store.delete('av/0-1.webm');
    expect(await problemOf()).toMatchObject({ code: 'OBJECT_MISSING', item: 'av/0-1.webm', line: 3 });
  });

  describe('of a session of which parts were deleted', () => {
    const deletion = {
      deletionId: 'd',
      artefact: 'recording',
      rule: 'retention_period',
      paths: ['av/0-1.webm'],
    };
    const add = (kind: string, payload: ChainEntryInput['payload']) => {
      const when = { atMs: 90_000, utc: new Date(90_000).toISOString() };
      entries.push(appendEntry(entries.at(-1)!, { sessionId: SESSION, kind, payload, ...when }));
    };
    const seal = () => {
      const when = { atMs: 90_000, utc: new Date(90_000).toISOString(), final: true };
      entries.push(signHead(entries.at(-1)!, privateKey, when));
    };

    it('is sound without what the chain says was deleted, and tells it from what is missing', async () => {
      add('deletion', deletion);
      seal();
      await writeManifest();
      expect(await verify()).toMatchObject({ sound: true, objects: 3, deleted: [] });
      await store.delete('av/0-1.webm');
      const deleted = [{ path: 'av/0-1.webm', rule: 'retention_period', utc: '1970-01-01T00:01:30.000Z' }];
      expect(await verify()).toMatchObject({ sound: true, objects: 2, deleted });
      await store.delete('av/0-2.webm');
      expect(await problemOf()).toMatchObject({ code: 'OBJECT_MISSING', item: 'av/0-2.webm' });
    });

    it('names an object that is still there after the receipt', async () => {
      add('deletion', deletion);
      add('deletion_receipt', { deletionId: 'd' });
      seal();
      await writeManifest();
      expect(await problemOf()).toMatchObject({ code: 'OBJECT_NOT_DELETED', item: 'av/0-1.webm' });
      await store.delete('av/0-1.webm');
      expect(await verify()).toMatchObject({ sound: true, objects: 2 });
    });

    it('takes no deletion that nobody signed, and none that another key signed', async () => {
      await store.delete('av/0-1.webm');
      add('deletion', deletion);
      await writeManifest();
      expect(await problemOf({ allowOpen: true })).toMatchObject({
        code: 'OBJECT_MISSING',
        item: 'av/0-1.webm',
      });
      const when = { atMs: 90_000, utc: new Date(90_000).toISOString(), final: true };
      entries.push(signHead(entries.at(-1)!, generateKeyPairSync('ed25519').privateKey, when));
      await writeManifest();
      expect(await problemOf()).toMatchObject({ code: 'KEY_REPLACED', item: 'entry 8 (head)' });
    });
  });

  it('names an entry whose content was edited', async () => {
    const edited = { ...entries[4]!, payload: { name: 'nothing_happened' } };
    await writeManifest(entries.with(4, edited));
    expect(await problemOf()).toMatchObject({ code: 'ENTRY_CHANGED', item: 'entry 4 (event)', line: 5 });
  });

  it('names the next entry when an edited one was given a fitting hash', async () => {
    const edited = { ...entries[4]!, payload: { name: 'nothing_happened' } };
    await writeManifest(entries.with(4, { ...edited, hash: hashEntry(edited) }));
    expect(await problemOf()).toMatchObject({ code: 'CHAIN_BROKEN', item: 'entry 5 (segment)', line: 6 });
  });

  it('names the first of two entries that changed places', async () => {
    await writeManifest(entries.with(1, entries[2]!).with(2, entries[1]!));
    expect(await problemOf()).toMatchObject({
      code: 'ENTRY_OUT_OF_ORDER',
      item: 'entry 1',
      line: 2,
      found: 'entry 2',
    });
  });

  it('names an entry that was taken out', async () => {
    await writeManifest(entries.toSpliced(4, 1));
    expect(await problemOf()).toMatchObject({
      code: 'ENTRY_OUT_OF_ORDER',
      item: 'entry 4',
      found: 'entry 5',
    });
  });

  it('names a rewritten chain at its first old signature', async () => {
    const rewritten: ChainEntry[] = [];
    for (const { sessionId, kind, atMs, utc, payload } of entries) {
      const changed = kind === 'run' ? { ...payload, gateway: 'two' } : payload;
      rewritten.push(appendEntry(rewritten.at(-1) ?? null, { sessionId, kind, atMs, utc, payload: changed }));
    }
    await writeManifest(rewritten);
    expect(await problemOf()).toMatchObject({ code: 'HEAD_INVALID', item: 'entry 3 (head)', line: 4 });
  });

  it('names a signature that is not of the key', async () => {
    const head = entries[3]!;
    const forged = appendEntry(entries[2]!, {
      ...head,
      payload: { ...head.payload, signature: Buffer.alloc(64, 7).toString('base64') },
    });
    await writeManifest(entries.slice(0, 3).concat(forged));
    expect(await problemOf()).toMatchObject({ code: 'HEAD_INVALID', item: 'entry 3 (head)' });
  });

  it.each([
    [1, 'av/0-0.webm'],
    [4, 'av/0-2.webm'],
  ])('notices a manifest cut to %i entries by the recording it no longer names', async (length, _path) => {
    await writeManifest(entries.slice(0, length));
    expect(await problemOf()).toMatchObject({ code: 'OBJECT_UNLISTED', item: _path });
  });

  it('notices a manifest that was cut off together with the recording', async () => {
    await writeManifest(entries.slice(0, 5));
    await store.delete('av/0-2.webm');
    expect(await problemOf()).toMatchObject({
      code: 'CUT_OFF',
      item: 'manifest.jsonl',
      line: null,
      found: 'the last line is entry 4 (event)',
    });
    expect(await verify({ allowOpen: true })).toMatchObject({ sound: true, unsignedEntries: 1 });
  });

  it('names a torn line', async () => {
    const text = entries.map(manifestLine).join('');
    await store.put('manifest.jsonl', Buffer.from(text.slice(0, -20)), 'application/x-ndjson');
    expect(await problemOf()).toMatchObject({ code: 'ENTRY_UNREADABLE', item: 'entry 6', line: 7 });
  });

  it('names a file that nobody recorded', async () => {
    await store.put('av/9-9.webm', Buffer.from('x'), 'video/webm');
    expect(await problemOf()).toMatchObject({ code: 'OBJECT_UNLISTED', item: 'av/9-9.webm' });
    expect(await verify({ allowOpen: true })).toMatchObject({ sound: true });
  });

  describe("a part of the browser's own recording that no entry names", () => {
    const part = 'local/0b8f0a3e-5a53-4d0f-9e0c-7c1f1b6d2a11-0.webm';
    beforeEach(() => store.put(part, Buffer.from('x'), 'video/webm'));

    it('is said to wait for its signature', async () => {
      const problem = await problemOf();
      expect(problem).toMatchObject({ code: 'PART_NOT_SIGNED_YET', item: part });
      expect(problem?.found).toContain('check a new copy');
    });

    it('does not hide an object that cannot be waiting', async () => {
      await store.put('screen/9-9.webm', Buffer.from('x'), 'video/webm');
      expect(await problemOf()).toMatchObject({ code: 'OBJECT_UNLISTED', item: 'screen/9-9.webm' });
    });

    it('does not hide that the closing signature is missing', async () => {
      await writeManifest(entries.slice(0, 5));
      await store.delete('av/0-2.webm');
      expect(await problemOf()).toMatchObject({ code: 'CUT_OFF' });
    });
  });

  it('sees that everything was signed anew with another key, when it knows the real one', async () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    await writeManifest(chainOf(other, (path) => readFileSync(join(folder, path))));
    await store.put('public-key.pem', Buffer.from(publicPem(other)), 'application/x-pem-file');
    expect(await verify()).toMatchObject({ sound: true });
    expect(await problemOf({ expectedPublicKeyPem: publicPem(privateKey) })).toMatchObject({
      code: 'KEY_REPLACED',
      item: 'public-key.pem',
    });
  });

  it('sees that only the key was replaced', async () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    await store.put('public-key.pem', Buffer.from(publicPem(other)), 'application/x-pem-file');
    expect(await problemOf()).toMatchObject({ code: 'KEY_REPLACED', item: 'entry 3 (head)', line: 4 });
  });

  it('takes several keys, because keys are changed now and then', async () => {
    const next = generateKeyPairSync('ed25519').privateKey;
    const reopened = appendEntry(entries[6]!, { ...entries[4]!, payload: { name: 'decided' } });
    const sealed = signHead(reopened, next, {
      atMs: 99_000,
      utc: new Date(99_000).toISOString(),
      final: true,
    });
    await writeManifest([...entries, reopened, sealed]);
    const both = publicPem(privateKey) + publicPem(next);
    await store.put('public-key.pem', Buffer.from(both), 'application/x-pem-file');
    expect(await verify({ expectedPublicKeyPem: both })).toMatchObject({ sound: true, entries: 9 });
  });

  it('says when there is no manifest or no key', async () => {
    await store.delete('public-key.pem');
    expect(await problemOf()).toMatchObject({ code: 'KEY_MISSING' });
    await store.delete('manifest.jsonl');
    expect(await problemOf()).toMatchObject({ code: 'MANIFEST_MISSING' });
  });

  it('does not take an entry of another session', async () => {
    const { kind, atMs, utc, payload } = entries[1]!;
    const foreign = appendEntry(entries[0]!, { sessionId: 'another', kind, atMs, utc, payload });
    await writeManifest([entries[0]!, foreign]);
    expect(await problemOf()).toMatchObject({ code: 'ENTRY_OF_OTHER_SESSION', item: 'entry 1 (segment)' });
  });

  it.each([
    ['an object outside the folder', { object: { path: '../x', sizeBytes: 1, sha256: '' } }],
    ['half a reference', { object: { path: 'av/0-0.webm' } }],
    ['something else as object', { object: 'av/0-0.webm' }],
  ])('does not follow %s', async (_what, payload) => {
    await writeManifest([appendEntry(null, { ...entries[0]!, payload })]);
    expect(await problemOf()).toMatchObject({ code: 'ENTRY_UNREADABLE', item: 'entry 0 (run)' });
  });

  it('names a line with text that is no Unicode', async () => {
    const line = manifestLine(entries[0]!).replace('"one"', '"\\ud800"');
    await store.put('manifest.jsonl', Buffer.from(line), 'application/x-ndjson');
    expect(await problemOf()).toMatchObject({ code: 'ENTRY_UNREADABLE', item: 'entry 0 (run)' });
  });

  it('names a head without a signature', async () => {
    const { signature: _signature, ...payload } = entries[3]!.payload;
    await writeManifest([...entries.slice(0, 3), appendEntry(entries[2]!, { ...entries[3]!, payload })]);
    expect(await problemOf()).toMatchObject({ code: 'HEAD_INVALID', item: 'entry 3 (head)' });
  });

  it('fails rather than guess when the expected key is no key', async () => {
    await expect(verify({ expectedPublicKeyPem: 'nonsense' })).rejects.toThrow(/no "BEGIN PUBLIC KEY" block/);
  });
});
