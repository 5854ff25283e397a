import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type S3Server } from './s3-server';
import { type TestProcess, TestProcesses, freePort, run, until } from './test-processes';

const ACCESS_KEY = 'AKBAKYLAU';
const SECRET_KEY = 'secretsecretsecret';
const COMMAND_TIMEOUT_MS = 60_000;
const STORE_START_MS = 12_000;
const STORE_START_ATTEMPTS = 4;

/**
 * A whole Ceph cluster of one monitor, one manager and one store in memory, with an S3 gateway before it. No authentication
 * inside the cluster; everything listens on loopback only.
 */
export async function startCephGateway(): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-ceph-'));
  const processes = new TestProcesses();
  const close = async () => {
    await processes.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const gateway = await startCluster(folder, processes);
    return {
      ...gateway,
      region: 'default',
      accessKey: ACCESS_KEY,
      secretKey: SECRET_KEY,
      product: 'ceph',
      close,
    };
  } catch (error) {
    const logs = lastLogLines(folder);
    await close();
    throw new Error(`Ceph's S3 gateway for tests does not start. ${logs}`, { cause: error });
  }
}

async function startCluster(
  folder: string,
  processes: TestProcesses,
): Promise<Pick<S3Server, 'endpoint' | 'kill' | 'restart'>> {
  for (const name of ['mon', 'osd', 'mgr', 'log', 'run']) mkdirSync(join(folder, name));
  const monitorPort = await freePort();
  const gatewayPort = await freePort();
  const clusterId = randomUUID();
  const config = join(folder, 'ceph.conf');
  writeFileSync(config, cephConfig(folder, clusterId, monitorPort, gatewayPort));
  const ceph = (...args: string[]) => run('ceph', ['-c', config, ...args], COMMAND_TIMEOUT_MS);
  const start = (program: string, ...args: string[]) =>
    processes.start(program, ['-c', config, '-f', ...args], {
      logFile: join(folder, 'log', `${program}.out`),
    });

  const monitors = join(folder, 'monmap');
  const monitor = ['--addv', 'a', `v1:127.0.0.1:${monitorPort}`];
  await run(
    'monmaptool',
    ['--create', ...monitor, '--fsid', clusterId, '--clobber', monitors],
    COMMAND_TIMEOUT_MS,
  );
  await run('ceph-mon', ['-c', config, '--mkfs', '-i', 'a', '--monmap', monitors], COMMAND_TIMEOUT_MS);
  start('ceph-mon', '-i', 'a');
  start('ceph-mgr', '-i', 'x');
  const storeId = randomUUID();
  await until('The monitor did not answer', 60_000, () => ceph('osd', 'new', storeId));
  await run('ceph-osd', ['-c', config, '-i', '0', '--mkfs', '--osd-uuid', storeId], COMMAND_TIMEOUT_MS);
  await startStore(ceph, () => start('ceph-osd', '-i', '0'));
  const endpoint = `http://127.0.0.1:${gatewayPort}`;
  let gateway: TestProcess;
  const startGateway = async () => {
    gateway = start('radosgw', '-n', 'client.rgw.a');
    await until('The gateway did not answer', 90_000, () => fetch(endpoint));
  };
  await startGateway();
  const keys = ['--access-key', ACCESS_KEY, '--secret', SECRET_KEY];
  const user = ['user', 'create', '--uid=bakylau', '--display-name=bakylau', ...keys];
  await run('radosgw-admin', ['-c', config, ...user], COMMAND_TIMEOUT_MS);
  return { endpoint, kill: () => gateway.kill(), restart: startGateway };
}

/** A store that starts while the monitor is still settling sometimes waits for ever; then it is started again. */
async function startStore(
  ceph: (...args: string[]) => Promise<string>,
  start: () => TestProcess,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const store = start();
    try {
      return await until('The store did not come up', STORE_START_MS, async () => {
        const { num_up_osds: up } = JSON.parse(await ceph('osd', 'stat', '-f', 'json')) as {
          num_up_osds: number;
        };
        if (up !== 1) throw new Error(`${up} stores are up`);
      });
    } catch (error) {
      if (attempt === STORE_START_ATTEMPTS) throw error;
      await store.stop();
    }
  }
}

function cephConfig(folder: string, clusterId: string, monitorPort: number, gatewayPort: number): string {
  // The daemons choose among these; a hundred ports from a random place leave room for several test runs at once.
  const firstPort = 20_000 + Math.floor(Math.random() * 100) * 100;
  return `[global]
fsid = ${clusterId}
mon host = v1:127.0.0.1:${monitorPort}
auth cluster required = none
auth service required = none
auth client required = none
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd crush chooseleaf type = 0
mon allow pool size one = true
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind msgr2 = false
ms bind port min = ${firstPort}
ms bind port max = ${firstPort + 99}
run dir = ${folder}/run
admin socket = ${folder}/run/$name.asok
log file = ${folder}/log/$name.log
mon data = ${folder}/mon
osd data = ${folder}/osd
mgr data = ${folder}/mgr
osd objectstore = memstore
memstore device bytes = 1073741824
osd class load list = *
[client.rgw.a]
rgw frontends = beast endpoint=127.0.0.1:${gatewayPort}
rgw thread pool size = 32
`;
}

function lastLogLines(folder: string): string {
  const logs = join(folder, 'log');
  return readdirSync(logs)
    .map(
      (name) => `${name}: ${readFileSync(join(logs, name), 'utf8').trim().split('\n').slice(-2).join(' | ')}`,
    )
    .join('\n');
}
