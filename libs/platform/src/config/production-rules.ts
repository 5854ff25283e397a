import { type Environment } from './environment.schema';

/** Passwords and keys that come with examples and images; a production service refuses them. */
const WELL_KNOWN = new Set([
  '',
  'postgres',
  'password',
  'bakylau',
  'minioadmin',
  'admin',
  'secret',
  'changeme',
  'change-me',
]);
const MIN_SECRET_LENGTH = 32;

/** What in this environment must not reach production, one sentence each. */
export function productionProblems(environment: Environment): string[] {
  const problems: string[] = [];
  const {
    DATABASE_URL,
    PUBLIC_ORIGIN,
    S3_ENDPOINT,
    S3_ACCESS_KEY,
    S3_SECRET_KEY,
    SESSION_SECRET,
    TURN_URLS,
    TURN_SECRET,
  } = environment;
  if (!PUBLIC_ORIGIN) {
    problems.push(
      'PUBLIC_ORIGIN: set it to the address that people open, for example https://exam.university.kz',
    );
  } else if (PUBLIC_ORIGIN.startsWith('http:') && !isLoopback(new URL(PUBLIC_ORIGIN).hostname)) {
    problems.push('PUBLIC_ORIGIN: must be https, because browsers give no camera to a plain http page');
  }
  if (SESSION_SECRET && (SESSION_SECRET.length < MIN_SECRET_LENGTH || new Set(SESSION_SECRET).size < 8)) {
    problems.push(
      `SESSION_SECRET: give at least ${MIN_SECRET_LENGTH} random characters (openssl rand -hex 32)`,
    );
  }
  if (DATABASE_URL && isWellKnown(decodeURIComponent(new URL(DATABASE_URL).password))) {
    problems.push('DATABASE_URL: give the database user a password of its own');
  }
  if (S3_ENDPOINT && (isWellKnown(S3_ACCESS_KEY ?? '') || isWellKnown(S3_SECRET_KEY ?? ''))) {
    problems.push('S3_ACCESS_KEY, S3_SECRET_KEY: give the store credentials of its own');
  }
  if (TURN_URLS && isWellKnown(TURN_SECRET ?? ''))
    problems.push('TURN_SECRET: give the TURN server a secret of its own');
  return problems;
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function isWellKnown(value: string): boolean {
  return WELL_KNOWN.has(value.toLowerCase());
}
