import { mkdir, writeFile } from 'node:fs/promises';
import { errorBodySchema } from '@bakylau/contracts';
import { newId, User } from '@bakylau/persistence';
import { type Response } from 'supertest';
import { type ApiCaller, ApiWorld } from './api-world';

describe('bad requests', () => {
  let world: ApiWorld;
  let candidate: ApiCaller;
  let registrar: ApiCaller;

  beforeAll(async () => {
    world = await ApiWorld.start();
    candidate = await world.signIn('candidate');
    registrar = await world.signIn('registrar');
  });
  afterAll(() => world.close());

  /** An ErrorBody of the code, and nothing that tells how the service is built. */
  const expectError = (response: Response, status: number, code: string): void => {
    expect(response.status).toBe(status);
    expect(errorBodySchema.parse(response.body)).toMatchObject({ code });
    expect(response.body.requestId).toBe(response.headers['x-request-id']);
    expect(response.text).not.toMatch(/\bat .*:\d+:\d+|node_modules|\.ts\b|\.js\b|SELECT|INSERT|stack/);
    expect(response.headers['x-powered-by']).toBeUndefined();
  };
  const json = (body: string) =>
    world.http.post('/api/auth/login').set('Content-Type', 'application/json').send(body);

  it.each(['{"login":', 'no json at all', '[1,2', '"text"', '\u0000'])('broken JSON: %s', async (body) => {
    expectError(await json(body), 400, 'bad_request');
  });

  it('JSON of another form names the fields, and not their values', async () => {
    const response = await json(JSON.stringify({ login: 7, password: ['a secret value'] }));
    expectError(response, 400, 'validation_failed');
    const { details = [] } = errorBodySchema.parse(response.body);
    expect(details.map(({ path }) => path).sort()).toEqual(['login', 'password']);
    expect(response.text).not.toContain('a secret value');
  });

  it.each([[''], ['[]'], ['null'], ['{}']])('no fields: %s', async (body) => {
    const response = await json(body);
    expect(response.status).toBe(400);
    expect(['validation_failed', 'bad_request']).toContain(response.body.code);
  });

  it('a body of 10 MB', async () => {
    expectError(
      await json(JSON.stringify({ login: 'a', password: 'b'.repeat(10_000_000) })),
      413,
      'payload_too_large',
    );
  });

  it('a body in a coding or character set that is not understood', async () => {
    const strange = await json('{}').set('Content-Encoding', 'compress');
    expectError(strange, 400, 'bad_request');
    const charset = await world.http
      .post('/api/auth/login')
      .set('Content-Type', 'application/json; charset=koi8-r')
      .send('{}');
    expectError(charset, 400, 'bad_request');
  });

  it('a form instead of JSON', async () => {
    const response = await world.http
      .post('/api/auth/login')
      .set('Content-Type', 'application/x-www-form-urlencoded')
      .send('login=a&password=b');
    expectError(response, 400, 'validation_failed');
  });

  it('prototype pollution does nothing', async () => {
    await json(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"login":"a","password":"b"}',
    );
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it.each([
    ['get', '/api/nothing'],
    ['post', '/api/nothing'],
    ['get', '/api'],
    ['get', '/api/auth/../people/'],
    ['get', '/health/other'],
    ['delete', '/api/people'],
    ['patch', '/api/auth/me'],
  ] as const)('an unknown path or method: %s %s', async (method, path) => {
    expectError(await world.http[method](path).set('Accept', 'text/html'), 404, 'not_found');
  });

  it('a path that is not even a path', async () => {
    expectError(await registrar.put('/api/people/%E0%A4%A/photo'), 400, 'bad_request');
  });

  it('nobody signed in', async () => {
    expectError(await world.http.get('/api/people'), 401, 'unauthenticated');
    expectError(await world.http.put(`/api/people/${newId()}/photo`), 401, 'unauthenticated');
  });

  it('another role', async () => {
    expectError(await candidate.get('/api/people'), 403, 'forbidden');
    expectError(await candidate.post('/api/people', {}), 403, 'forbidden');
    for (const role of ['proctor', 'examiner'] as const) {
      expectError(await (await world.signIn(role)).get('/api/people'), 403, 'forbidden');
    }
  });

  describe('uploads', () => {
    const photoPath = (id: string) => `/api/people/${id}/photo`;

    it.each([
      ['a text that is called a JPEG', Buffer.from('this is not a picture'), 'image/jpeg'],
      [
        'a script in a picture',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        'image/png',
      ],
      [
        'only the first bytes of a JPEG',
        Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]),
        'image/jpeg',
      ],
      ['a GIF', Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64'), 'image/png'],
      ['nothing', Buffer.alloc(0), 'image/jpeg'],
      ['another content type', Buffer.from('%PDF-1.7'), 'application/pdf'],
    ])('that are no image: %s', async (_, content, type) => {
      expectError(
        await registrar.upload('put', photoPath(candidate.user.id), content, type),
        415,
        'not_an_image',
      );
    });

    it('that are too large, whether the headers say so or not', async () => {
      const content = Buffer.alloc(10_000_000);
      expectError(
        await registrar.upload('put', photoPath(candidate.user.id), content),
        413,
        'payload_too_large',
      );
      const chunked = world.http.put(photoPath(candidate.user.id)).set(registrar.headers).type('image/jpeg');
      for (let i = 0; i < 12; i += 1) chunked.write(content.subarray(0, 500_000));
      expectError(await chunked, 413, 'payload_too_large');
    });

    it('of a person who does not exist, or with an id that is none', async () => {
      const content = Buffer.from('x');
      expectError(await registrar.upload('put', photoPath(newId()), content), 404, 'not_found');
      expectError(await registrar.upload('put', photoPath('1'), content), 400, 'validation_failed');
      expectError(await registrar.upload('put', photoPath(`' OR 1=1--`), content), 400, 'validation_failed');
    });

    it('are refused before they are read when the caller may not send them', async () => {
      const response = await candidate.upload('put', photoPath(candidate.user.id), Buffer.alloc(4_000_000));
      expectError(response, 403, 'forbidden');
    });
  });

  it('a service whose database is away says so and does not fall over', async () => {
    const cut = await ApiWorld.start();
    const caller = await cut.signIn('candidate');
    const { dataSource } = cut.database;
    const { db }: { db: string } = (await dataSource.query('SELECT current_database() AS db'))[0];
    await dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()`,
      [db],
    );
    // The pool replaces its cut connections by itself; no answer may be anything but done, or not ready.
    const answers = await Promise.all(Array.from({ length: 5 }, () => caller.get('/api/auth/me')));
    for (const answer of answers) expect([200, 503]).toContain(answer.status);
    await caller.get('/api/auth/me').expect(200);
    await cut.close();
  });

  it('a failure inside becomes "internal" without a word on it', async () => {
    const repository = world.database.dataSource.getRepository(User);
    const spy = jest
      .spyOn(Object.getPrototypeOf(repository), 'update')
      .mockRejectedValueOnce(new Error('inner secret'));
    const response = await candidate.put('/api/auth/me/locale', { locale: 'ru' });
    spy.mockRestore();
    expectError(response, 500, 'internal');
    expect(response.text).not.toContain('inner secret');
  });
});

describe('pages', () => {
  let world: ApiWorld;

  beforeAll(async () => {
    world = await ApiWorld.start();
    await mkdir(`${world.config.webDir}/assets`, { recursive: true });
    await writeFile(`${world.config.webDir}/index.html`, '<!doctype html><title>page</title>');
    await writeFile(`${world.config.webDir}/assets/app-1a2b3c.js`, 'export {};');
  });
  afterAll(() => world.close());

  const get = (path: string) => world.http.get(path).set('Accept', 'text/html');

  it('are served for every path that a browser navigates to, and asked for each time', async () => {
    for (const path of ['/', '/exams', '/sessions/1/review']) {
      const response = await get(path).expect(200);
      expect(response.text).toContain('<title>page</title>');
      expect(response.headers['cache-control']).toBe('no-cache');
    }
  });

  it('keep hashed files for good, and never answer for a missing one', async () => {
    const response = await get('/assets/app-1a2b3c.js').expect(200);
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    await get('/assets/app-older.js').expect(404, /"code":"not_found"/);
  });

  it('cannot be used to read other files', async () => {
    for (const path of ['/../store', '/%2e%2e/store', '/assets/..%2f..%2fstore', '/.env']) {
      const response = await world.http.get(path);
      expect([400, 403, 404]).toContain(response.status);
    }
  });

  it('carry a strict content security policy', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("media-src 'self' blob:");
    expect(policy).toContain('ws://localhost:3000');
    expect(policy).not.toContain('unsafe-eval');
  });
});
