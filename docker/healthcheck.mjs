// Health check of a container: status 0 when healthy, else 1 with one line saying why.
//   healthcheck.mjs http <port variable> <default port>   GET /health/ready answers 200
//   healthcheck.mjs analyzer                              the analysis transport answers that its networks are loaded
import process from 'node:process';

const TIME_LIMIT_MS = 4000;

async function checkHttp(variable, fallback) {
  const port = process.env[variable] || fallback;
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`, {
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  if (!response.ok) {
    throw new Error(`/health/ready answers ${response.status}: ${(await response.text()).slice(0, 500)}`);
  }
}

/** The NATS client reads no user and password from the address, so they go separately. */
function natsServer(url) {
  const { protocol, host, username, password } = new URL(url);
  const [user, pass] = [username, password].map(decodeURIComponent);
  return { servers: [`${protocol}//${host}`], ...(user && { user, pass }) };
}

/** Over NATS any analyzer of the group may answer; over TCP it is this one. */
async function checkAnalyzer() {
  const { ClientProxyFactory, Transport } = await import('@nestjs/microservices');
  const { firstValueFrom, timeout } = await import('rxjs');
  const { NATS_URL, ANALYZER_PORT } = process.env;
  const client = ClientProxyFactory.create(
    NATS_URL
      ? { transport: Transport.NATS, options: { ...natsServer(NATS_URL), name: 'bakylau-health-check' } }
      : { transport: Transport.TCP, options: { host: '127.0.0.1', port: Number(ANALYZER_PORT || 3003) } },
  );
  const health = await firstValueFrom(client.send('analysis.health', {}).pipe(timeout(TIME_LIMIT_MS)));
  if (!health.ready) {
    throw new Error('the analyzer is still loading its networks');
  }
}

const [kind, ...rest] = process.argv.slice(2);
try {
  await (kind === 'analyzer' ? checkAnalyzer() : checkHttp(...rest));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
