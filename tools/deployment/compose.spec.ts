import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadConfig } from '@bakylau/platform';
import { listenInfos } from '../../apps/gateway/src/sfu/listen-addresses';

interface ComposeFile {
  services: Record<string, ComposeService>;
  networks: { edge: { ipam: { config: { subnet: string; ip_range: string }[] } } };
}

interface ComposeService {
  environment?: Record<string, string>;
  image: string;
  /** A list of names, or settings by name. */
  networks?: string[] | Record<string, { ipv4_address?: string }>;
}

const root = join(__dirname, '../..');
const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as ComposeFile;
const example = readFileSync(join(root, 'docker/.env.example'), 'utf8');

const { privateKey } = generateKeyPairSync('ed25519');
const filledIn: Record<string, string> = {
  PUBLIC_ORIGIN: 'https://exam.university.kz',
  RTC_ANNOUNCED_ADDRESS: '203.0.113.7',
  POSTGRES_PASSWORD: 'a'.repeat(8) + '0123456789abcdef'.repeat(2),
  NATS_PASSWORD: '1234567890abcdef'.repeat(2),
  S3_ACCESS_KEY: 'recordings',
  S3_SECRET_KEY: '89abcdef01234567'.repeat(2),
  SESSION_SECRET: '0123456789abcdef'.repeat(4),
  SIGNING_KEY: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64'),
};

const natsUrl = `nats://bakylau:${filledIn['NATS_PASSWORD']}@nats:4222`;

/** Replaces `${NAME}`, `${NAME:-default}` and `${NAME:?reason}` as Compose does, the inner ones first. */
function interpolate(text: string, variables: Record<string, string>): string {
  const next = text.replace(
    /\$\{([A-Z0-9_]+)(?::([-?])([^${}]*))?\}/,
    (_match, name: string, operator?: string, rest: string = '') => {
      const value = variables[name] ?? '';
      if (value === '' && operator === '?') throw new Error(`${name} is required`);
      return value === '' && operator === '-' ? rest : value;
    },
  );
  return next === text ? text : interpolate(next, variables);
}

function environmentOf(service: string, variables: Record<string, string>): Record<string, string> {
  const entries = Object.entries(compose.services[service]?.environment ?? {});
  return Object.fromEntries([
    ['NODE_ENV', 'production'],
    ...entries.map(([name, value]) => [name, interpolate(value, variables)] as const),
  ]);
}

/** Whether an IPv4 address is one of a block such as 10.0.0.0/8. */
function isWithin(address: string, block: string): boolean {
  const [network = '', prefix] = block.split('/');
  const list = new BlockList();
  list.addSubnet(network, Number(prefix));
  return list.check(address);
}

describe('docker-compose.yml', () => {
  it('gives the api an environment that production accepts', () => {
    const config = loadConfig('api', environmentOf('api', filledIn));

    expect(config).toMatchObject({
      production: true,
      publicOrigin: 'https://exam.university.kz',
      secureCookies: true,
      natsUrl,
      gateway: { host: 'gateway', port: 3002 },
      objectStore: { kind: 's3', endpoint: 'http://object-store:9000', accessKey: 'recordings' },
    });
    expect(new URL(config.database.url).hostname).toBe('postgres');
  });

  it('gives the gateway the addresses and ports that the host publishes', () => {
    const config = loadConfig('gateway', environmentOf('gateway', filledIn));

    expect(config.rtc).toMatchObject({
      announcedAddresses: ['203.0.113.7'],
      portBase: 40_000,
      workers: 4,
    });
  });

  it('announces one address, which the gateway can stand for inside its container', () => {
    const ofContainer = ['127.0.0.1', '10.213.47.130', '172.20.0.5'];
    const listenOf = (announced: string) => {
      const variables = { ...filledIn, RTC_ANNOUNCED_ADDRESS: announced };
      const { rtc } = loadConfig('gateway', environmentOf('gateway', variables));
      return listenInfos(rtc.portBase, rtc, ofContainer);
    };

    expect(listenOf('203.0.113.7')).toEqual([
      { protocol: 'udp', ip: '0.0.0.0', announcedAddress: '203.0.113.7', port: 40_000 },
      { protocol: 'tcp', ip: '0.0.0.0', announcedAddress: '203.0.113.7', port: 40_000 },
    ]);
    expect(() => listenOf('203.0.113.7,2001:db8::7')).toThrow('only one of the addresses');
    expect(example).toMatch(/exactly one IPv4 address.*\n(#.*\n)*RTC_ANNOUNCED_ADDRESS=$/m);
  });

  it('lets the api believe Caddy, and nobody else, about the address of a caller', () => {
    const { networks } = compose.services['caddy'] ?? {};
    const address = Array.isArray(networks) ? undefined : networks?.['edge']?.ipv4_address;

    expect(address).toEqual(expect.any(String));
    expect(loadConfig('api', environmentOf('api', filledIn)).trustedProxies).toEqual([address]);
    expect(compose.services['api']?.networks).toContain('edge');
  });

  it('keeps the address of Caddy out of those that other containers get', () => {
    const { networks } = compose.services['caddy'] ?? {};
    const address = Array.isArray(networks) ? '' : (networks?.['edge']?.ipv4_address ?? '');
    const [{ subnet, ip_range: range } = { subnet: '', ip_range: '' }] = compose.networks.edge.ipam.config;

    expect(isWithin(address, subnet)).toBe(true);
    expect(isWithin(address, range)).toBe(false);
  });

  it('gives the queue the password that the services log in with', () => {
    const { NATS_PASSWORD: given } = environmentOf('nats', filledIn);

    // Quoted, because NATS would take some passwords for numbers.
    expect(given).toBe(`"${filledIn['NATS_PASSWORD']}"`);
    expect(readFileSync(join(root, 'docker/nats.conf'), 'utf8')).toMatch(
      /^authorization \{\n {2}user: bakylau\n {2}password: \$NATS_PASSWORD\n\}$/m,
    );
    for (const service of ['api', 'gateway', 'analyzer'] as const) {
      expect(environmentOf(service, filledIn)['NATS_URL']).toBe(natsUrl);
    }
  });

  it('lets the largest check-in photo through the queue', () => {
    const limit = /^max_payload: (\d+)MB$/m.exec(readFileSync(join(root, 'docker/nats.conf'), 'utf8'));

    expect(Number(limit?.[1])).toBe(16);
  });

  it('gives the analyzer the queue and no other secret', () => {
    const environment = environmentOf('analyzer', filledIn);

    expect(loadConfig('analyzer', environment).natsUrl).toBe(natsUrl);
    expect(Object.keys(environment)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/SECRET|PASSWORD|SIGNING|DATABASE/)]),
    );
  });

  it('uses a database and a store of the operator when they are set', () => {
    const own = {
      ...filledIn,
      DATABASE_URL: 'postgres://exam:K4tTo9-own@db.university.kz:5432/exam',
      S3_ENDPOINT: 'https://s3.university.kz',
    };
    const config = loadConfig('api', environmentOf('api', own));

    expect(config.database.url).toBe(own.DATABASE_URL);
    expect(config.objectStore).toMatchObject({ kind: 's3', endpoint: 'https://s3.university.kz' });
  });

  it.each(Object.keys(filledIn))('does not start without %s', (name) => {
    const incomplete = { ...filledIn, [name]: '' };

    expect(() =>
      Object.keys(compose.services).forEach((service) => environmentOf(service, incomplete)),
    ).toThrow(`${name} is required`);
  });

  it.each(Object.keys(filledIn))('asks for %s in docker/.env.example, without a value', (name) => {
    expect(example).toMatch(new RegExp(`^${name}=$`, 'm'));
  });

  it('sets only variables that the service reads', () => {
    const known = readFileSync(join(root, 'libs/platform/src/config/environment.schema.ts'), 'utf8');
    const names = ['api', 'gateway', 'analyzer', 'migrate'].flatMap((service) =>
      Object.keys(environmentOf(service, filledIn)),
    );

    expect(names.filter((name) => !known.includes(`  ${name}: `))).toEqual([]);
  });
});
