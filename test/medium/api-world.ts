import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Role } from '@bakylau/contracts';
import { type User } from '@bakylau/persistence';
import { loadConfig, SESSION_COOKIE, type ServiceConfig } from '@bakylau/platform';
import { createTestDatabase, EntityFactory, type TestDatabase } from '@bakylau/testing';
import { hash } from '@node-rs/argon2';
import { type NestExpressApplication } from '@nestjs/platform-express';
import request, { type Test } from 'supertest';
import { createApi } from '../../apps/api/src/bootstrap/create-api';

export const PASSWORD = 'correct horse battery';

/** The real API over a database of its own, with a folder store. Nothing listens: supertest opens a port per request. */
export class ApiWorld {
  private passwordHash: Promise<string> | null = null;

  private constructor(
    readonly app: NestExpressApplication,
    readonly config: ServiceConfig,
    readonly database: TestDatabase,
    readonly factory: EntityFactory,
    private readonly folder: string,
  ) {}

  /** @param environment variables on top of those of the test, for example ANALYZER_PORT */
  static async start(environment: Record<string, string> = {}): Promise<ApiWorld> {
    const database = await createTestDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'bakylau-api-'));
    const signingKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    const config = loadConfig('api', {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      WEB_DIR: join(folder, 'web'),
      SESSION_SECRET: 'a secret of the tests, never of a service',
      SIGNING_KEY: signingKey.toString(),
      // Nobody answers there unless a test says where somebody does.
      ANALYZER_PORT: '1',
      GATEWAY_PORT: '1',
      ...environment,
    });
    const app = await createApi(config);
    await app.init();
    return new ApiWorld(app, config, database, new EntityFactory(database.dataSource), folder);
  }

  /** Requests without a session. */
  get http(): ReturnType<typeof request> {
    return request(this.app.getHttpServer());
  }

  /** A new person whose password is PASSWORD. */
  async person(columns: Partial<User> = {}): Promise<User> {
    this.passwordHash ??= hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    return this.factory.user({ passwordHash: await this.passwordHash, ...columns });
  }

  /** Signs a person in over HTTP; a role stands for a new person with it. */
  async signIn(who: User | Role): Promise<ApiCaller> {
    const user = typeof who === 'string' ? await this.person({ roles: [who] }) : who;
    const response = await this.http.post('/api/auth/login').send({ login: user.login, password: PASSWORD });
    if (response.status !== 200) throw new Error(`Sign-in of ${user.login} failed: ${response.text}`);
    const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
    if (!cookie.startsWith(`${SESSION_COOKIE}=`)) throw new Error('The answer sets no session cookie');
    const { csrfToken } = response.body as { csrfToken: string };
    return new ApiCaller(this, user, { Cookie: cookie, 'X-CSRF-Token': csrfToken });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Requests of one signed-in person. */
export class ApiCaller {
  constructor(
    private readonly world: ApiWorld,
    readonly user: User,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  get(path: string): Test {
    return this.world.http.get(path).set(this.headers);
  }

  post(path: string, body?: object): Test {
    return this.world.http.post(path).set(this.headers).send(body);
  }

  put(path: string, body?: object): Test {
    return this.world.http.put(path).set(this.headers).send(body);
  }

  patch(path: string, body?: object): Test {
    return this.world.http.patch(path).set(this.headers).send(body);
  }

  delete(path: string): Test {
    return this.world.http.delete(path).set(this.headers);
  }

  upload(method: 'post' | 'put', path: string, content: Buffer, type = 'image/jpeg'): Test {
    return this.world.http[method](path).set(this.headers).set('Content-Type', type).send(content);
  }
}
