import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMBEDDED_DATABASE_URL_FILE } from '@bakylau/platform';

export interface EmbeddedKeys {
  databasePassword: string;
  sessionSecret: string;
  /** File of the Ed25519 private key (PKCS #8, PEM) that signs the heads of the evidence chains. */
  signingKeyFile: string;
}

function readOrCreate(file: string, create: () => string): string {
  if (!existsSync(file)) writeFileSync(file, create(), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

/** The secrets of an embedded installation: made once, kept in `<dataDir>/keys`, readable by the owner alone. */
export function loadEmbeddedKeys(dataDir: string): EmbeddedKeys {
  const folder = join(dataDir, 'keys');
  // Only the keys are closed to others: PostgreSQL may run as another user and must be able to enter the data folder.
  mkdirSync(dataDir, { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const signingKeyFile = join(folder, 'signing-key.pem');
  readOrCreate(signingKeyFile, () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  return {
    databasePassword: readOrCreate(join(folder, 'database-password'), () => randomBytes(24).toString('hex')),
    sessionSecret: readOrCreate(join(folder, 'session-secret'), () => randomBytes(32).toString('hex')),
    signingKeyFile,
  };
}

/**
 * Tells commands on this machine where the embedded database is now: its port may be another one after each start. The password is
 * in the same folder already.
 */
export function writeDatabaseUrl(dataDir: string, url: string): void {
  writeFileSync(join(dataDir, EMBEDDED_DATABASE_URL_FILE), `${url}\n`, { mode: 0o600 });
}
