import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type S3Server } from './s3-server';
import { type TestProcess, TestProcesses, freePort, until } from './test-processes';

const ACCESS_KEY = 'bakylau-test';
const SECRET_KEY = 'bakylau-test-secret';

export async function startMinio(): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-minio-'));
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const processes = new TestProcesses();
  const close = async () => {
    await processes.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const start = async () => {
    const server = processes.start(
      'minio',
      ['server', join(folder, 'data'), '--address', new URL(endpoint).host],
      {
        logFile: join(folder, 'minio.log'),
        env: { ...process.env, MINIO_ROOT_USER: ACCESS_KEY, MINIO_ROOT_PASSWORD: SECRET_KEY },
      },
    );
    await until('MinIO did not answer', 30_000, async () => {
      // Its own health check says yes while it still answers 503 to every S3 request.
      const { status } = await fetch(endpoint);
      if (status >= 500) throw new Error(`status ${status}`);
    });
    return server;
  };
  let server: TestProcess;
  try {
    server = await start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    endpoint,
    region: 'us-east-1',
    accessKey: ACCESS_KEY,
    secretKey: SECRET_KEY,
    product: 'minio',
    kill: () => server.kill(),
    restart: async () => {
      server = await start();
    },
    close,
  };
}
