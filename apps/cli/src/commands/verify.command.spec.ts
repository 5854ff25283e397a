import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendEntry, manifestLine, sha256Hex, signHead, type VerificationReport } from '@bakylau/recording';
import { createProgram } from '../program';
import { runProgram } from '../run-program';

const SESSION = '0193a0de-0000-7000-8000-000000000001';
const WHEN = { atMs: 10_000, utc: '2026-11-23T06:00:10.000Z' };

function publicPem(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
}

describe('bakylau verify', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const dataDir = mkdtempSync(join(tmpdir(), 'bakylau-cli-'));
  const folder = join(dataDir, 'store/sessions', SESSION);
  const segment = join(folder, 'av/0-0.webm');
  const keyFile = join(dataDir, 'key.pem');
  let printed: string;

  beforeEach(() => {
    const content = Buffer.alloc(100_000, 'media');
    mkdirSync(join(folder, 'av'), { recursive: true });
    writeFileSync(segment, content);
    const object = { path: 'av/0-0.webm', sizeBytes: content.length, sha256: sha256Hex(content) };
    const entry = appendEntry(null, { sessionId: SESSION, kind: 'segment', payload: { object }, ...WHEN });
    const head = signHead(entry, privateKey, { ...WHEN, final: true });
    writeFileSync(join(folder, 'manifest.jsonl'), manifestLine(entry) + manifestLine(head));
    writeFileSync(join(folder, 'public-key.pem'), publicPem(privateKey));
    writeFileSync(keyFile, publicPem(privateKey));
    printed = '';
    const write = (text: string | Uint8Array) => {
      printed += text.toString();
      return true;
    };
    jest.spyOn(process.stdout, 'write').mockImplementation(write);
    jest.spyOn(process.stderr, 'write').mockImplementation(write);
    process.env['DATA_DIR'] = dataDir;
  });
  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env['DATA_DIR'];
    process.exitCode = 0;
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  const run = (...args: string[]) => runProgram(createProgram(), ['node', 'bakylau', 'verify', ...args]);

  const flipOneBit = () => {
    const content = readFileSync(segment);
    content[50_000]! ^= 1;
    writeFileSync(segment, content);
  };

  it('ends with 0 for a sound session', async () => {
    expect(await run(folder, '--key', keyFile)).toBe(0);
    expect(printed).toContain(`Session ${SESSION}: SOUND`);
    expect(printed).toContain('2 entries, 1 objects, 100000 bytes');
    expect(printed).not.toContain('note');
  });

  it('says what it cannot see without the key', async () => {
    expect(await run(folder)).toBe(0);
    expect(printed).toContain('with --key a replaced key shows too');
  });

  it('ends with 1 and names the segment when one bit is flipped', async () => {
    flipOneBit();
    expect(await run(folder)).toBe(1);
    expect(printed).toContain('BROKEN');
    expect(printed).toContain('first bad item  av/0-0.webm, line 1 of the manifest');
    expect(printed).toContain('OBJECT_CHANGED');
  });

  it('ends with 1 when another key was expected', async () => {
    writeFileSync(keyFile, publicPem(generateKeyPairSync('ed25519').privateKey));
    expect(await run(folder, '--key', keyFile)).toBe(1);
    expect(printed).toContain('KEY_REPLACED');
  });

  it('ends with 1 when the manifest is gone', async () => {
    rmSync(join(folder, 'manifest.jsonl'));
    expect(await run(folder)).toBe(1);
    expect(printed).toContain('MANIFEST_MISSING');
  });

  it('prints the report as JSON', async () => {
    flipOneBit();
    expect(await run(folder, '--json')).toBe(1);
    const report = JSON.parse(printed) as VerificationReport;
    expect(report).toMatchObject({
      sound: false,
      sessionId: SESSION,
      problem: { item: 'av/0-0.webm', line: 1 },
    });
  });

  it('finds a session in the folder store by its id', async () => {
    expect(await run('--session', SESSION)).toBe(0);
    expect(printed).toContain('SOUND');
  });

  it.each([
    ['nothing to verify', [], /either the path .* or --session/],
    ['a path and a session', ['.', '--session', SESSION], /either the path .* or --session/],
    ['a folder that does not exist', ['/nowhere/at/all'], /is neither a pack/],
    ['a session that is no id', ['--session', '../../etc'], /is not the id of a session/],
    [
      'a session that the store does not hold',
      ['--session', SESSION.replace('1', '2')],
      /holds nothing of session/,
    ],
    ['a key that does not exist', ['.', '--key', '/nowhere.pem'], /key \/nowhere.pem cannot be read/],
    ['an unknown option', ['.', '--fast'], /unknown option '--fast'/],
  ])('ends with 2 for %s', async (_what, args, message) => {
    expect(await run(...args)).toBe(2);
    expect(printed).toMatch(message);
  });

  it('ends with 2 when the expected key is no key', async () => {
    writeFileSync(keyFile, 'nonsense');
    expect(await run(folder, '--key', keyFile)).toBe(2);
    expect(printed).toContain('no "BEGIN PUBLIC KEY" block');
  });

  it('explains itself', async () => {
    expect(await run('--help')).toBe(0);
    expect(printed).toContain('Exit codes: 0 sound, 1 broken, 2 could not be checked');
  });
});
