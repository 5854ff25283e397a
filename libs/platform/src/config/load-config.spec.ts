import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config.errors';
import { loadConfig } from './load-config';

const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const complete = {
  DATABASE_URL: 'postgres://bakylau:a9c1b7d2e4@db:5432/bakylau',
  SESSION_SECRET: '5f0c2d9b7e1a4836c5f0c2d9b7e1a4836c',
  SIGNING_KEY: pem,
};
const production = { ...complete, NODE_ENV: 'production', PUBLIC_ORIGIN: 'https://exam.example.kz' };

/** The problems of an environment, joined; empty when it is accepted. */
function problemsOf(variables: Record<string, string | undefined>): string {
  try {
    loadConfig('api', variables);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.join('\n');
    throw error;
  }
}

describe(loadConfig.name, () => {
  it('fills in the embedded defaults', () => {
    const config = loadConfig('api', complete);
    expect(config).toMatchObject({
      port: 3000,
      apiPort: 3001,
      gateway: { port: 3002 },
      analyzer: { port: 3003 },
      publicOrigin: 'http://localhost:3000',
      secureCookies: false,
      trustedProxies: ['loopback'],
    });
    expect(config.rtc).toMatchObject({ portBase: 40_000, turn: null });
    expect(config.rtc.announcedAddresses[0]).toBe('127.0.0.1');
    expect(config.objectStore).toEqual({ kind: 'folder', folder: join(process.cwd(), 'data/store') });
  });

  it('accepts both spellings of a loopback origin, and only the one of another', () => {
    expect(loadConfig('api', { ...complete, PORT: '8080' }).allowedOrigins).toEqual([
      'http://localhost:8080',
      'http://127.0.0.1:8080',
    ]);
    expect(loadConfig('api', production).allowedOrigins).toEqual(['https://exam.example.kz']);
  });

  it('takes an empty variable as absent', () => {
    expect(loadConfig('api', { ...complete, S3_ENDPOINT: '', PORT: ' ' }).port).toBe(3000);
  });

  it('encrypts the store with a key of 32 bytes, and names any other', () => {
    const masterKey = Buffer.alloc(32, 7);
    const config = loadConfig('api', { ...complete, RECORDING_KEY: masterKey.toString('base64') });
    expect(config.objectStore).toMatchObject({ kind: 'folder', masterKey });
    expect(problemsOf({ ...complete, RECORDING_KEY: 'c2hvcnQ=' })).toMatch(/^RECORDING_KEY: has 5 bytes/);
    expect(problemsOf({ ...complete, RECORDING_KEY_FILE: '/nonexistent' })).toMatch(/^RECORDING_KEY_FILE/);
  });

  it('reads earlier keys of the store beside the current one, never alone', () => {
    const [now, before, first] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte).toString('base64'));
    const keys = { RECORDING_KEY: now, RECORDING_KEYS_RETIRED: `${before},\n${first}` };
    const { objectStore } = loadConfig('api', { ...complete, ...keys });
    expect(objectStore.retiredKeys).toEqual([Buffer.alloc(32, 2), Buffer.alloc(32, 3)]);
    expect(problemsOf({ ...complete, RECORDING_KEYS_RETIRED: before })).toMatch(/belongs to a RECORDING_KEY/);
    expect(problemsOf({ ...complete, ...keys, RECORDING_KEYS_RETIRED: 'c2g=' })).toMatch(
      /each key must be 32/,
    );
    expect(problemsOf({ ...complete, RECORDING_KEY: now, RECORDING_KEYS_RETIRED_FILE: '/nowhere' })).toMatch(
      /cannot be read/,
    );
  });

  it('reads the signing key as PEM, as base64 of it, and from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bakylau-key-'));
    const file = join(folder, 'key.pem');
    writeFileSync(file, pem);
    const { SIGNING_KEY: _, ...rest } = complete;
    for (const key of [
      { SIGNING_KEY: Buffer.from(pem).toString('base64') },
      { SIGNING_KEY: pem.replaceAll('\n', '\\n') },
      { SIGNING_KEY_FILE: file },
    ]) {
      const { signingKey } = loadConfig('gateway', { ...rest, ...key });
      expect(signingKey.export({ type: 'pkcs8', format: 'pem' })).toBe(pem);
    }
    rmSync(folder, { recursive: true });
  });

  it('reads retired keys as public halves, several in one text, and refuses a private one', () => {
    const newPublicPem = () =>
      generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const retired = newPublicPem() + newPublicPem();
    const config = loadConfig('api', { ...complete, SIGNING_KEYS_RETIRED: retired });
    const read = config.retiredKeys.map((key) => key.export({ type: 'spki', format: 'pem' }).toString());
    expect(read.join('')).toBe(retired);
    expect(loadConfig('api', complete).retiredKeys).toEqual([]);
    expect(problemsOf({ ...complete, SIGNING_KEYS_RETIRED: pem })).toMatch(/holds a private key/);
    expect(problemsOf({ ...complete, SIGNING_KEYS_RETIRED: 'none' })).toMatch(/^SIGNING_KEYS_RETIRED: give/);
    expect(problemsOf({ ...complete, SIGNING_KEYS_RETIRED_FILE: '/nowhere' })).toMatch(/cannot be read/);
  });

  it('names everything that is missing at once', () => {
    const problems = problemsOf({});
    expect(problems).toContain('DATABASE_URL');
    expect(problems).toContain('SESSION_SECRET');
    expect(problems).toContain('SIGNING_KEY');
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_ORIGIN', 'exam.example.kz'],
    ['PUBLIC_ORIGIN', 'https://exam.example.kz/exam'],
    ['DATABASE_URL', 'mysql://a:b@c/d'],
    ['LOG_LEVEL', 'loud'],
    ['ANALYSIS_BACKEND', 'tensorrt'],
    ['NATS_URL', 'http://nats:4222'],
    ['SIGNING_KEY', 'not a key'],
    ['SIGNING_KEY_FILE', '/nowhere/key.pem'],
  ])('refuses %s=%s and names it', (name, value) => {
    const { SIGNING_KEY: key, ...rest } = complete;
    const signingKey = name.startsWith('SIGNING') ? {} : { SIGNING_KEY: key };
    expect(problemsOf({ ...rest, ...signingKey, [name]: value })).toContain(name);
  });

  it('never quotes a key in an error', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const text = rsa.export({ type: 'pkcs8', format: 'pem' }).toString();
    const problems = problemsOf({ ...complete, SIGNING_KEY: text });
    expect(problems).toContain('rsa');
    expect(problems).not.toContain('PRIVATE');
  });

  it('wants credentials with an S3 address and a secret with TURN servers', () => {
    expect(problemsOf({ ...complete, S3_ENDPOINT: 'http://s3:9000' })).toContain('S3_SECRET_KEY');
    expect(problemsOf({ ...complete, TURN_URLS: 'turn:turn.example.kz:3478' })).toContain('TURN_SECRET');
  });

  it('gives the analyzer what it needs without any secret', () => {
    expect(loadConfig('analyzer', { ANALYZER_PORT: '4003' }).analyzer.port).toBe(4003);
    expect(loadConfig('analyzer', {}).analysisBackend).toBe('onnx');
    expect(loadConfig('analyzer', { ANALYSIS_BACKEND: 'tfjs' }).analysisBackend).toBe('tfjs');
  });

  describe('in production', () => {
    it('accepts an environment of its own', () => {
      expect(problemsOf(production)).toBe('');
      expect(loadConfig('api', production).secureCookies).toBe(true);
    });

    it.each([
      ['PUBLIC_ORIGIN', undefined],
      ['PUBLIC_ORIGIN', 'http://exam.example.kz'],
      ['SESSION_SECRET', 'short'],
      ['SESSION_SECRET', 'a'.repeat(64)],
      ['SESSION_SECRET', undefined],
      ['SIGNING_KEY', undefined],
      ['DATABASE_URL', undefined],
      ['DATABASE_URL', 'postgres://postgres:postgres@db/bakylau'],
      ['DATABASE_URL', 'postgres://bakylau@db/bakylau'],
    ])('refuses %s=%s', (name, value) => {
      expect(problemsOf({ ...production, [name]: value })).toContain(name);
    });

    it('refuses the credentials that MinIO comes with', () => {
      const store = {
        S3_ENDPOINT: 'http://s3:9000',
        S3_ACCESS_KEY: 'minioadmin',
        S3_SECRET_KEY: 'minioadmin',
      };
      expect(problemsOf({ ...production, ...store })).toContain('S3_SECRET_KEY');
    });

    it('accepts plain http on this machine', () => {
      expect(problemsOf({ ...production, PUBLIC_ORIGIN: 'http://localhost:3000' })).toBe('');
    });
  });
});
