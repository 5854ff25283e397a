import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  appendEntry,
  type ChainEntry,
  manifestLine,
  sha256Hex,
  signHead,
  signPackIndex,
} from '@bakylau/recording';
import { ZipFile } from 'yazl';
import { createProgram } from '../program';
import { runProgram } from '../run-program';

const SESSION = '0193a0de-0000-7000-8000-000000000001';
const WHEN = { atMs: 10_000, utc: '2026-11-23T06:00:10.000Z' };
const SEGMENTS = ['session/av/0-0.webm', 'session/av/0-1.webm', 'session/screen/0-0.webm'];

const FILES: [string, Buffer][] = [
  ['README.en.txt', Buffer.from('How to verify')],
  ['protocol.en.pdf', Buffer.from('What was flagged and who decided what')],
];

type Files = Map<string, Buffer>;

describe('bakylau verify PACK.zip', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-pack-'));
  const packPath = join(folder, 'pack.zip');
  const keyPath = join(folder, 'key.pem');
  let printed = '';

  beforeAll(() => writeFileSync(keyPath, pem));
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(() => {
    printed = '';
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((text) => {
        printed += text.toString();
        return true;
      });
    }
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.exitCode = 0;
  });

  const media = (path: string) => Buffer.from(`media of ${path} `.repeat(5000));
  const files = (manifest: ChainEntry[] = chain()): Files =>
    new Map([
      ...FILES,
      ['index.json', indexOf(manifest)],
      ['session/manifest.jsonl', Buffer.from(manifest.map(manifestLine).join(''))],
      ['session/public-key.pem', Buffer.from(pem)],
      ...SEGMENTS.map((path): [string, Buffer] => [path, media(path)]),
    ]);

  /** Signed as the service does it. */
  function indexOf(manifest: ChainEntry[], key = privateKey): Buffer {
    const listed = FILES.map(([path, content]) => ({
      path,
      sizeBytes: content.length,
      sha256: sha256Hex(content),
    }));
    const statement = { sessionId: SESSION, headHash: manifest.at(-1)!.hash, files: listed };
    return Buffer.from(JSON.stringify(signPackIndex(statement, key)));
  }

  /** Three segments, two events and a decision, under a final head. */
  function chain(): ChainEntry[] {
    const entries: ChainEntry[] = [];
    const add = (kind: string, payload: ChainEntry['payload']) =>
      entries.push(appendEntry(entries.at(-1) ?? null, { sessionId: SESSION, kind, payload, ...WHEN }));
    for (const path of SEGMENTS) {
      const content = media(path);
      const object = {
        path: path.slice('session/'.length),
        sizeBytes: content.length,
        sha256: sha256Hex(content),
      };
      add('segment', { object });
    }
    add('event', { name: 'page_left' });
    add('event', { name: 'page_returned' });
    add('decision', { outcome: 'clean' });
    entries.push(signHead(entries.at(-1)!, privateKey, { ...WHEN, final: true }));
    return entries;
  }

  async function pack(content: Files, { compress = false } = {}): Promise<void> {
    const zip = new ZipFile();
    for (const [path, bytes] of content) zip.addBuffer(bytes, path, { compress });
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(packPath));
  }

  const verify = (...options: string[]) =>
    runProgram(createProgram(), ['node', 'bakylau', 'verify', packPath, '--key', keyPath, ...options]);

  /** Changes bytes of the written zip without telling its directory. */
  function patch(from: string, to: string, all = false): void {
    const bytes = readFileSync(packPath);
    expect(Buffer.byteLength(from)).toBe(Buffer.byteLength(to));
    for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) {
      bytes.write(to, at);
      if (!all) break;
    }
    writeFileSync(packPath, bytes);
  }

  it.each([true, false])('ends with 0 for a sound pack (compressed: %p)', async (compress) => {
    await pack(files(), { compress });
    expect(await verify()).toBe(0);
    expect(printed).toContain('7 entries, 3 objects');
  });

  it('takes a zip of the bare folder too', async () => {
    const bare = [...files()].map(([path, bytes]): [string, Buffer] => [path.replace('session/', ''), bytes]);
    const beside = ['index.json', ...FILES.map(([path]) => path)];
    await pack(new Map(bare.filter(([path]) => !beside.includes(path))));
    expect(await verify()).toBe(0);
  });

  describe('what lies beside the session', () => {
    const changed = async (change: (content: Files) => void) => {
      const content = files();
      change(content);
      await pack(content);
      return verify();
    };

    it.each([
      [
        'an edited protocol',
        'protocol.en.pdf',
        'OBJECT_CHANGED',
        (c: Files) => c.set('protocol.en.pdf', Buffer.from('x')),
      ],
      ['a removed protocol', 'protocol.en.pdf', 'OBJECT_MISSING', (c: Files) => c.delete('protocol.en.pdf')],
      [
        'an added clip',
        'incidents/9/clip.webm',
        'OBJECT_UNLISTED',
        (c: Files) => c.set('incidents/9/clip.webm', Buffer.from('x')),
      ],
      ['no index', 'index.json', 'INDEX_MISSING', (c: Files) => c.delete('index.json')],
      [
        'no index but text',
        'index.json',
        'INDEX_INVALID',
        (c: Files) => c.set('index.json', Buffer.from('{"files":[{}]}')),
      ],
    ])('is named: %s', async (_what, item, code, change) => {
      expect(await changed(change)).toBe(1);
      expect(printed).toContain(`first bad item  ${item}`);
      expect(printed).toContain(code);
    });

    it('must be of this state of this session, signed with a key of the service', async () => {
      const longer = chain();
      longer.push(appendEntry(longer.at(-1)!, { sessionId: SESSION, kind: 'verdict', payload: {}, ...WHEN }));
      longer.push(signHead(longer.at(-1)!, privateKey, { ...WHEN, final: true }));
      expect(await changed((content) => content.set('index.json', indexOf(longer)))).toBe(1);
      expect(printed).toContain('INDEX_INVALID');
      const stranger = generateKeyPairSync('ed25519').privateKey;
      expect(await changed((content) => content.set('index.json', indexOf(chain(), stranger)))).toBe(1);
      expect(printed).toContain('KEY_REPLACED');
      const edited = (content: Files) => {
        const index = JSON.parse(content.get('index.json')!.toString()) as { files: object[] };
        index.files.pop();
        content.set('index.json', Buffer.from(JSON.stringify(index)));
      };
      expect(await changed(edited)).toBe(1);
      expect(printed).toContain('a signature that does not fit');
    });
  });

  it('names the compressed entry whose bytes are damaged', async () => {
    await pack(files(), { compress: true });
    const bytes = readFileSync(packPath);
    const at = bytes.indexOf(SEGMENTS[1]!) + SEGMENTS[1]!.length;
    bytes.fill(0xff, at + 5, at + 60);
    writeFileSync(packPath, bytes);
    expect(await verify()).toBe(2);
    expect(printed).toContain(`"${SEGMENTS[1]}" is damaged and cannot be read`);
  });

  it('names the segment with one flipped byte', async () => {
    await pack(files());
    patch('media of session/av/0-1', 'media of session/av/0-x');
    expect(await verify()).toBe(1);
    expect(printed).toContain('first bad item  av/0-1.webm, line 2');
    expect(printed).toContain('OBJECT_CHANGED');
  });

  it('names the removed segment', async () => {
    const content = files();
    content.delete(SEGMENTS[1]!);
    await pack(content);
    expect(await verify()).toBe(1);
    expect(printed).toMatch(/first bad item {2}av\/0-1.webm, line 2[^]*OBJECT_MISSING/);
  });

  it('names the added segment', async () => {
    await pack(new Map([...files(), ['session/av/0-2.webm', Buffer.from('x')]]));
    expect(await verify()).toBe(1);
    expect(printed).toMatch(/av\/0-2.webm[^]*OBJECT_UNLISTED/);
  });

  it('names the reordered event', async () => {
    const entries = chain();
    await pack(files([...entries.slice(0, 3), entries[4]!, entries[3]!, ...entries.slice(5)]));
    expect(await verify()).toBe(1);
    expect(printed).toMatch(/first bad item {2}entry 3, line 4[^]*ENTRY_OUT_OF_ORDER/);
  });

  it('names the edited decision', async () => {
    await pack(files());
    patch('"outcome":"clean"', '"outcome":"fraud"');
    expect(await verify()).toBe(1);
    expect(printed).toMatch(/first bad item {2}entry 5 \(decision\), line 6[^]*ENTRY_CHANGED/);
  });

  it.each([0.2, 0.9, 0.999])('ends with 2 for a zip that is cut off after %p of it', async (share) => {
    await pack(files());
    const bytes = readFileSync(packPath);
    writeFileSync(packPath, bytes.subarray(0, Math.floor(bytes.length * share)));
    expect(await verify()).toBe(2);
    expect(printed).toMatch(/cannot be read as a zip file/);
  });

  it.each(['../../etc/passwd...', '/etc/cron.d/somebody', 'C:/Windows/System.exe'])(
    'refuses the name %s',
    async (name) => {
      const stand = 'x'.repeat(name.length);
      await pack(new Map([...files(), [stand, Buffer.from('evil')]]));
      patch(stand, name, true);
      expect(await verify()).toBe(2);
      expect(printed).toMatch(/cannot be read as a zip file/);
    },
  );

  it('refuses a name that is in it twice', async () => {
    await pack(new Map([...files(), ['session/av/0-9.webm', media('again')]]));
    patch('session/av/0-9.webm', 'session/av/0-1.webm', true);
    expect(await verify()).toBe(2);
    expect(printed).toContain('It holds "session/av/0-1.webm" twice');
  });

  it('refuses a bomb before reading it', async () => {
    await pack(new Map([...files(), ['bomb.txt', Buffer.alloc(20_000_000)]]), { compress: true });
    expect(await verify()).toBe(2);
    expect(printed).toMatch(/"bomb.txt" would swell more than 100 times/);
  });

  it('does not gather an endless line of a manifest', async () => {
    const content = files();
    content.set('session/manifest.jsonl', Buffer.alloc(50_000_000, 'a'));
    await pack(content);
    expect(await verify()).toBe(1);
    expect(printed).toContain('ENTRY_UNREADABLE');
  });

  it('ends with 2 for a file that is no zip', async () => {
    writeFileSync(packPath, 'nothing of the kind');
    expect(await verify()).toBe(2);
    expect(printed).toContain('cannot be read as a zip file');
  });
});
