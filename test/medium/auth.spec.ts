import { setTimeout as delay } from 'node:timers/promises';
import { meSchema } from '@bakylau/contracts';
import { AuditEntry, LoginThrottle, User, WebSession } from '@bakylau/persistence';
import { LoginThrottleService } from '../../apps/api/src/auth/login-throttle.service';
import { ApiWorld, PASSWORD } from './api-world';

describe('signing in', () => {
  let world: ApiWorld;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());

  const login = (name: string, password: string, from = '198.51.100.1') =>
    world.http.post('/api/auth/login').set('X-Forwarded-For', from).send({ login: name, password });
  const expire = async (columns: Partial<WebSession>, userId: string): Promise<void> => {
    await world.database.dataSource.getRepository(WebSession).update({ userId }, columns);
  };

  it('gives the person, a CSRF token, and a cookie that scripts and other sites cannot use', async () => {
    const user = await world.person({ roles: ['proctor', 'examiner'] });
    const response = await login(user.login.toUpperCase(), PASSWORD).expect(200);
    expect(meSchema.parse(response.body)).toMatchObject({ id: user.id, roles: ['proctor', 'examiner'] });
    const cookie = String(response.headers['set-cookie']);
    expect(cookie).toMatch(
      /^bakylau_session=[A-Za-z0-9_-]{43}; Max-Age=43200; Path=\/; .*HttpOnly; SameSite=Lax$/,
    );
    expect(cookie).not.toContain('Secure');
  });

  it('asks for TLS in the cookie when the public origin is https', async () => {
    const secure = await ApiWorld.start({ PUBLIC_ORIGIN: 'https://exam.example.kz' });
    const user = await secure.person();
    const response = await secure.http
      .post('/api/auth/login')
      .set('Origin', 'https://exam.example.kz')
      .send({ login: user.login, password: PASSWORD })
      .expect(200);
    expect(String(response.headers['set-cookie'])).toContain('Secure');
    expect(response.headers['strict-transport-security']).toContain('max-age=');
    await secure.close();
  });

  it('keeps neither token nor password: the database has their hashes', async () => {
    const caller = await world.signIn('candidate');
    const token = caller.headers['Cookie']?.split('=')[1] ?? '';
    const { dataSource } = world.database;
    const session = await dataSource.getRepository(WebSession).findOneByOrFail({ userId: caller.user.id });
    expect(session.idHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(session)).not.toContain(token);
    const [{ password_hash: hash }] = await dataSource.query(
      'SELECT password_hash FROM users WHERE id = $1',
      [caller.user.id],
    );
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('refuses a wrong password, an unknown login and an inactive person alike', async () => {
    const user = await world.person();
    const inactive = await world.person({ active: false });
    const answers = await Promise.all([
      login(user.login, 'wrong password'),
      login('nobody-of-this-name', PASSWORD),
      login(inactive.login, PASSWORD),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ code: 'wrong_credentials' });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('does the same work for an unknown login as for a known one', async () => {
    const user = await world.person();
    const shortestMs = async (name: string, block: number): Promise<number> => {
      const times: number[] = [];
      for (let i = 0; i < 4; i += 1) {
        const start = performance.now();
        await login(name, 'wrong password', `198.51.100.${block + i}`);
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    const [known, unknown] = [await shortestMs(user.login, 20), await shortestMs('nobody-here', 30)];
    expect(unknown).toBeGreaterThan(known / 2);
  });

  describe('throttling', () => {
    it('blocks a login from an address after five wrong passwords, also for the right one, and says how long', async () => {
      const user = await world.person();
      for (let i = 0; i < 5; i += 1) await login(user.login, 'wrong password', '198.51.100.50').expect(401);
      const response = await login(user.login, PASSWORD, '198.51.100.50').expect(429);
      expect(response.body).toMatchObject({ code: 'too_many_attempts' });
      expect(Number(response.headers['retry-after'])).toBeGreaterThan(20);
      expect(response.body.retryAfterS).toBe(Number(response.headers['retry-after']));
      // The person at another address is not locked out by it.
      await login(user.login, PASSWORD, '198.51.100.51').expect(200);
    });

    it('lets the right password pass once the block is over', async () => {
      const user = await world.person();
      for (let i = 0; i < 5; i += 1) await login(user.login, 'wrong password', '198.51.100.60').expect(401);
      await login(user.login, PASSWORD, '198.51.100.60').expect(429);
      await world.database.dataSource
        .getRepository(LoginThrottle)
        .update({ failures: 5 }, { blockedUntil: new Date(Date.now() - 1) });
      await login(user.login, PASSWORD, '198.51.100.60').expect(200);
    });

    it('counts guesses that are sent at the same time', async () => {
      const user = await world.person();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => login(user.login, 'wrong password', '198.51.100.70')),
      );
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
    });

    it('forgets wrong passwords after the right one', async () => {
      const user = await world.person();
      for (let round = 0; round < 3; round += 1) {
        for (let i = 0; i < 4; i += 1) await login(user.login, 'wrong password', '198.51.100.80').expect(401);
        await login(user.login, PASSWORD, '198.51.100.80').expect(200);
      }
    });

    it('blocks an address that tries many logins', async () => {
      const from = '198.51.100.90';
      await Promise.all(
        Array.from({ length: 100 }, (_, i) => login(`guess-${i}`, 'wrong password', from).expect(401)),
      );
      const user = await world.person();
      await login(user.login, PASSWORD, from).expect(429);
      await login(user.login, PASSWORD, '198.51.100.91').expect(200);
    }, 30_000);

    describe('for an address', () => {
      const CHECK_MS = 20;
      /** Everybody of a hall at once, each with an own login; the password check is replaced by waiting. */
      const signInAtOnce = async (people: number, from: string, isRight: (i: number) => boolean) => {
        const guard = world.app.get(LoginThrottleService);
        let checked = 0;
        const outcomes = await Promise.allSettled(
          Array.from({ length: people }, (_, i) =>
            guard.guard(`hall-${i}`, from, async () => {
              checked += 1;
              await delay(CHECK_MS);
              return isRight(i) ? i : null;
            }),
          ),
        );
        return { checked, refused: outcomes.filter(({ status }) => status === 'rejected').length };
      };

      it('lets an exam hall behind one address sign in at once', async () => {
        const hall = await signInAtOnce(150, '198.51.100.110', () => true);
        expect(hall).toEqual({ checked: 150, refused: 0 });
        const withSlips = await signInAtOnce(150, '198.51.100.110', (i) => i % 2 === 0);
        expect(withSlips).toEqual({ checked: 150, refused: 0 });
      }, 30_000);

      it('does not let a burst of guesses pass the limit by more than are looked at at once', async () => {
        const { checked, refused } = await signInAtOnce(200, '198.51.100.111', () => false);
        expect(checked).toBeGreaterThanOrEqual(100);
        expect(checked).toBeLessThan(100 + 8);
        expect(refused).toBe(200 - checked);
      }, 30_000);
    });

    it('takes back the block of a login that only the right password itself had caused', async () => {
      const user = await world.person();
      const wrong = (i: number) => login(user.login, 'wrong password', `203.0.113.${i}`).expect(401);
      await Promise.all(Array.from({ length: 49 }, (_, i) => wrong(i)));
      await login(user.login, PASSWORD, '203.0.113.100').expect(200);
      await login(user.login, PASSWORD, '203.0.113.101').expect(200);
    }, 30_000);

    it('keeps hashes of logins and addresses, not themselves', async () => {
      const rows = await world.database.dataSource.getRepository(LoginThrottle).find();
      expect(rows.length).toBeGreaterThan(0);
      for (const { key } of rows) expect(key).toMatch(/^(pair|login|address):[0-9a-f]{64}$/);
    });
  });

  describe('a session', () => {
    it('ends at sign-out, on the server', async () => {
      const caller = await world.signIn('candidate');
      await caller.get('/api/auth/me').expect(200);
      const response = await caller.post('/api/auth/logout').expect(200);
      expect(String(response.headers['set-cookie'])).toContain('bakylau_session=;');
      await caller.get('/api/auth/me').expect(401, /"code":"unauthenticated"/);
    });

    it('ends when nobody used it for long, and at its absolute end', async () => {
      const idle = await world.signIn('candidate');
      await expire({ lastSeenAt: new Date(Date.now() - 3 * 3_600_000) }, idle.user.id);
      await idle.get('/api/auth/me').expect(401, /"code":"unauthenticated"/);

      const old = await world.signIn('candidate');
      await expire({ expiresAt: new Date(Date.now() - 1) }, old.user.id);
      await old.get('/api/auth/me').expect(401);
    });

    it('is kept alive by use', async () => {
      const caller = await world.signIn('candidate');
      const before = new Date(Date.now() - 2 * 3_600_000);
      await expire({ lastSeenAt: before }, caller.user.id);
      await caller.get('/api/auth/me').expect(200);
      await delay(50);
      const { lastSeenAt } = await world.database.dataSource
        .getRepository(WebSession)
        .findOneByOrFail({ userId: caller.user.id });
      expect(lastSeenAt.getTime()).toBeGreaterThan(before.getTime());
    });

    it('ends when the person is deactivated', async () => {
      const caller = await world.signIn('candidate');
      await world.database.dataSource.getRepository(User).update({ id: caller.user.id }, { active: false });
      await caller.get('/api/auth/me').expect(401);
    });

    it('is replaced by a new sign-in in the same browser', async () => {
      const first = await world.signIn('candidate');
      await world.http
        .post('/api/auth/login')
        .set('Cookie', first.headers['Cookie'] ?? '')
        .send({ login: first.user.login, password: PASSWORD })
        .expect(200);
      await first.get('/api/auth/me').expect(401);
    });

    it.each([
      '',
      'bakylau_session=',
      'bakylau_session=short',
      `bakylau_session=${'A'.repeat(43)}`,
      '%%%;;==',
    ])('is not opened by the cookie "%s"', async (cookie) => {
      await world.http
        .get('/api/auth/me')
        .set('Cookie', cookie)
        .expect(401, /"code":"unauthenticated"/);
    });
  });

  describe('changing something', () => {
    it('needs the CSRF token of the own session', async () => {
      const [caller, other] = [await world.signIn('candidate'), await world.signIn('candidate')];
      const change = (token?: string) => {
        const test = world.http.put('/api/auth/me/locale').set('Cookie', caller.headers['Cookie'] ?? '');
        return (token === undefined ? test : test.set('X-CSRF-Token', token)).send({ locale: 'ru' });
      };
      await change().expect(403, /"code":"csrf_failed"/);
      await change('').expect(403, /"code":"csrf_failed"/);
      await change(other.headers['X-CSRF-Token']).expect(403, /"code":"csrf_failed"/);
      const response = await change(caller.headers['X-CSRF-Token']).expect(200);
      expect(response.body).toMatchObject({ locale: 'ru' });
    });

    it('is refused from another origin, the sign-in too', async () => {
      const caller = await world.signIn('candidate');
      const change = () => caller.put('/api/auth/me/locale', { locale: 'en' });
      await change()
        .set('Origin', 'https://evil.example')
        .expect(403, /"code":"origin_refused"/);
      await change()
        .set('Origin', 'null')
        .expect(403, /"code":"origin_refused"/);
      await change()
        .set('Sec-Fetch-Site', 'cross-site')
        .expect(403, /"code":"origin_refused"/);
      await change().set('Origin', 'http://localhost:3000').expect(200);
      await change().set('Origin', 'http://127.0.0.1:3000').expect(200);
      await world.http
        .post('/api/auth/login')
        .set('Origin', 'https://evil.example')
        .send({ login: caller.user.login, password: PASSWORD })
        .expect(403);
    });
  });

  it('is written to the audit log, without a login or a password', async () => {
    const user = await world.person();
    await login(user.login, 'wrong password', '198.51.100.99').expect(401);
    await login(user.login, PASSWORD, '198.51.100.99').expect(200);
    const entries = await world.database.dataSource.getRepository(AuditEntry).findBy({ subject: user.id });
    expect(entries.map(({ action }) => action).sort()).toEqual(['login.failed', 'login.succeeded']);
    expect(JSON.stringify(entries)).not.toContain(user.login);
  });
});
