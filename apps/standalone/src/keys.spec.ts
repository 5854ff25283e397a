import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEmbeddedKeys, writeDatabaseUrl } from './keys';

describe(loadEmbeddedKeys.name, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bakylau-keys-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('makes the secrets once, and nobody else may read them', () => {
    const first = loadEmbeddedKeys(dataDir);
    expect(loadEmbeddedKeys(dataDir)).toEqual(first);
    expect(first.sessionSecret).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(first.signingKeyFile).mode & 0o077).toBe(0);
    expect(createPrivateKey(readFileSync(first.signingKeyFile)).asymmetricKeyType).toBe('ed25519');
  });

  it('tells commands where the database is, and nobody else', () => {
    loadEmbeddedKeys(dataDir);
    writeDatabaseUrl(dataDir, 'postgres://a:b@127.0.0.1:5433/bakylau');
    writeDatabaseUrl(dataDir, 'postgres://a:b@127.0.0.1:5434/bakylau');
    const file = join(dataDir, 'keys/database-url');
    expect(readFileSync(file, 'utf8')).toBe('postgres://a:b@127.0.0.1:5434/bakylau\n');
    expect(statSync(file).mode & 0o077).toBe(0);
  });
});
