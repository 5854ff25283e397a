import { Readable } from 'node:stream';
import { AuditEntry, User } from '@bakylau/persistence';
import { createLogger, loadConfig } from '@bakylau/platform';
import { createAdmin } from '../../apps/api/src/commands/create-admin.command';
import { CommandRefusedError } from '../../apps/api/src/commands/commands.errors';
import { ApiWorld } from './api-world';

jest.setTimeout(60_000);
const ARGUMENTS = ['--login', 'Chief', '--name', 'Айгүл Сапарова'];

describe(createAdmin.name, () => {
  let world: ApiWorld;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());

  const rows = () => world.database.dataSource.manager;
  const create = (args: readonly string[], typed: string, variable: string | null = null) =>
    createAdmin(world.config, createLogger(world.config), args, { variable, input: Readable.from([typed]) });

  it('makes an administrator who can sign in, with a line in the audit log', async () => {
    await create(ARGUMENTS, 'long enough ok\n');
    const user = await rows().findOneByOrFail(User, { login: 'chief' });
    expect(user).toMatchObject({ displayName: 'Айгүл Сапарова', roles: ['admin'], active: true });
    await world.http
      .post('/api/auth/login')
      .send({ login: 'chief', password: 'long enough ok' })
      .expect(200, /"roles":\["admin"\]/);
    const audit = await rows().findBy(AuditEntry, { subject: user.id, action: 'person.created' });
    expect(audit).toMatchObject([{ userId: null, detail: { by: 'create-admin' } }]);
  });

  it('refuses a login that exists, in any case of letters, and leaves its password', async () => {
    const [before, audits] = [await hashOf('chief'), await rows().count(AuditEntry)];
    await expect(create(['--login', 'CHIEF', '--name', 'N'], 'another password')).rejects.toThrow(
      'The login "chief" exists',
    );
    expect(await hashOf('chief')).toBe(before);
    expect(await rows().count(AuditEntry)).toBe(audits);
  });

  it('takes the password from the environment when it is there', async () => {
    await create(['--login', 'second', '--name', 'N'], 'not this one', ' from the variable');
    await world.http
      .post('/api/auth/login')
      .send({ login: 'second', password: ' from the variable' })
      .expect(200);
    const environment = { BAKYLAU_ADMIN_PASSWORD: ' from the variable', DATABASE_URL: world.database.url };
    const secrets = { SESSION_SECRET: 'x', SIGNING_KEY: pemOf(world) };
    expect(loadConfig('api', { ...environment, ...secrets }).adminPassword).toBe(' from the variable');
  });

  it.each([
    ['a short password', ARGUMENTS, 'nine char', /password: .*10/],
    ['no login', ['--name', 'N'], 'long enough ok', /login: /],
    ['no name', ['--login', 'third'], 'long enough ok', /displayName: /],
    ['a password as argument', [...ARGUMENTS, '--password', 'x'], '', /--password/],
  ])('refuses %s and says how it is called', async (_, args, typed, problem) => {
    const people = await rows().count(User);
    const refusal = await create(args, typed).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CommandRefusedError);
    expect((refusal as Error).message).toMatch(/^Usage: create-admin --login L --name N/);
    expect((refusal as Error).message).toMatch(problem);
    expect(await rows().count(User)).toBe(people);
  });

  async function hashOf(login: string): Promise<string> {
    const [row] = await rows().query('SELECT password_hash FROM users WHERE login = $1', [login]);
    return String(row.password_hash);
  }
});

function pemOf({ config }: ApiWorld): string {
  return config.signingKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
