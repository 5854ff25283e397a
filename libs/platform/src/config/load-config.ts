import { type KeyObject } from 'node:crypto';
import { availableParallelism, networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { type ObjectStoreOptions } from '@bakylau/storage';
import { type AppName, type ProcessConfig, type RtcConfig, type ServiceConfig } from './config';
import { ConfigError } from './config.errors';
import { type Environment, environmentSchema } from './environment.schema';
import { isLoopback, productionProblems } from './production-rules';
import { readRecordingKey, readRetiredRecordingKeys } from './recording-key';
import { readRetiredKeys, readSigningKey } from './signing-key';

type Variables = Record<string, string | undefined>;

/**
 * Reads and checks the environment: the only place that does. Relative folders are taken from the working directory.
 * @throws ConfigError that lists everything that must be put right
 */
export function loadConfig(app: 'analyzer' | 'standalone', variables?: Variables): ProcessConfig;
export function loadConfig(app: 'api' | 'gateway' | 'cli', variables?: Variables): ServiceConfig;
export function loadConfig(app: AppName, variables: Variables = process.env): ProcessConfig | ServiceConfig {
  const environment = parse(variables);
  const process_ = processConfig(app, environment);
  if (app === 'analyzer' || app === 'standalone') return process_;

  const problems = environment.NODE_ENV === 'production' ? productionProblems(environment) : [];
  const signingKey = readSigningKey(environment);
  const retiredKeys = readRetiredKeys(environment);
  const { DATABASE_URL, SESSION_SECRET } = environment;
  const objectStore = readObjectStore(environment);
  if (typeof signingKey === 'string') problems.push(signingKey);
  if (typeof retiredKeys === 'string') problems.push(retiredKeys);
  problems.push(...objectStore.problems);
  if (!DATABASE_URL)
    problems.push('DATABASE_URL: set it, for example postgres://user:password@host:5432/bakylau');
  if (!SESSION_SECRET) problems.push('SESSION_SECRET: set it to random characters (openssl rand -hex 32)');
  if (problems.length > 0) throw new ConfigError(problems);

  const publicOrigin = new URL(environment.PUBLIC_ORIGIN ?? `http://localhost:${environment.PORT}`).origin;
  return {
    ...process_,
    publicOrigin,
    allowedOrigins: spellings(publicOrigin),
    trustedProxies: environment.TRUSTED_PROXIES ?? ['loopback'],
    secureCookies: publicOrigin.startsWith('https:'),
    database: { url: DATABASE_URL ?? '', poolSize: environment.DATABASE_POOL_SIZE },
    objectStore: objectStore.options,
    recordingFreeBytes: environment.RECORDING_FREE_MB * 1024 ** 2,
    adminPassword: environment.BAKYLAU_ADMIN_PASSWORD ?? null,
    sessionSecret: SESSION_SECRET ?? '',
    signingKey: signingKey as KeyObject,
    retiredKeys: retiredKeys as KeyObject[],
    webDir: resolve(environment.WEB_DIR),
    policiesDir: resolve(environment.POLICIES_DIR),
    demoAssetsDir: resolve(environment.DEMO_ASSETS_DIR),
  };
}

/**
 * Only where objects lie, for commands that need nothing else of a service's environment.
 * @throws ConfigError that lists everything that must be put right
 */
export function loadObjectStoreOptions(variables: Variables = process.env): ObjectStoreOptions {
  const { options, problems } = readObjectStore(parse(variables));
  if (problems.length > 0) throw new ConfigError(problems);
  return options;
}

function readObjectStore(environment: Environment): { options: ObjectStoreOptions; problems: string[] } {
  const problems: string[] = [];
  const masterKey = readRecordingKey(environment);
  const retiredKeys = readRetiredRecordingKeys(environment);
  if (typeof masterKey === 'string') problems.push(masterKey);
  if (typeof retiredKeys === 'string') problems.push(retiredKeys);
  else if (retiredKeys.length > 0 && masterKey === null)
    problems.push('RECORDING_KEYS_RETIRED: belongs to a RECORDING_KEY, under which new objects are written');
  if (environment.S3_ENDPOINT && !(environment.S3_ACCESS_KEY && environment.S3_SECRET_KEY)) {
    problems.push('S3_ACCESS_KEY, S3_SECRET_KEY: both belong to S3_ENDPOINT');
  }
  const keys = Buffer.isBuffer(masterKey) && Array.isArray(retiredKeys) ? { masterKey, retiredKeys } : {};
  return { options: { ...objectStoreOptions(environment), ...keys }, problems };
}

function parse(variables: Variables): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

function processConfig(app: AppName, environment: Environment): ProcessConfig {
  return {
    app,
    production: environment.NODE_ENV === 'production',
    logLevel: environment.LOG_LEVEL,
    listenAddress: environment.LISTEN_ADDRESS,
    port: environment.PORT,
    apiPort: environment.API_PORT,
    gateway: { host: environment.GATEWAY_HOST, port: environment.GATEWAY_PORT },
    analyzer: { host: environment.ANALYZER_HOST, port: environment.ANALYZER_PORT },
    natsUrl: environment.NATS_URL ?? null,
    dataDir: resolve(environment.DATA_DIR),
    modelsDir: resolve(environment.MODELS_DIR),
    analysisBackend: environment.ANALYSIS_BACKEND,
    rtc: rtcConfig(environment),
  };
}

function rtcConfig(environment: Environment): RtcConfig {
  const { TURN_URLS: urls, TURN_SECRET: secret } = environment;
  if (urls && !secret)
    throw new ConfigError(['TURN_SECRET: set it to the static secret of the TURN server in TURN_URLS']);
  return {
    listenAddress: environment.RTC_LISTEN_ADDRESS,
    announcedAddresses: environment.RTC_ANNOUNCED_ADDRESS ?? ['127.0.0.1', ...firstOutsideAddress()],
    portBase: environment.RTC_PORT_BASE,
    workers: environment.RTC_WORKERS ?? availableParallelism(),
    turn: urls && secret ? { urls, secret } : null,
    workerBin: environment.MEDIASOUP_WORKER_BIN ?? null,
  };
}

function firstOutsideAddress(): string[] {
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => address.family === 'IPv4' && !address.internal);
  return found ? [found.address] : [];
}

/** People open a loopback service as localhost or as 127.0.0.1; both are the same service. */
function spellings(origin: string): string[] {
  const url = new URL(origin);
  if (!isLoopback(url.hostname)) return [origin];
  const port = url.port ? `:${url.port}` : '';
  return [
    ...new Set([origin, ...['localhost', '127.0.0.1'].map((host) => `${url.protocol}//${host}${port}`)]),
  ];
}

function objectStoreOptions(environment: Environment): ObjectStoreOptions {
  const { S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY, S3_BUCKET, S3_REGION, DATA_DIR } = environment;
  if (!S3_ENDPOINT) return { kind: 'folder', folder: join(resolve(DATA_DIR), 'store') };
  return {
    kind: 's3',
    endpoint: S3_ENDPOINT,
    accessKey: S3_ACCESS_KEY ?? '',
    secretKey: S3_SECRET_KEY ?? '',
    bucket: S3_BUCKET,
    region: S3_REGION,
  };
}
