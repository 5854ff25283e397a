import { text } from 'node:stream/consumers';
import { type Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { createPersonSchema } from '@bakylau/contracts';
import { createDataSource, newId, User } from '@bakylau/persistence';
import { connectDataSource, type ServiceConfig } from '@bakylau/platform';
import { type Logger } from 'pino';
import { type DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { PasswordService } from '../auth/password.service';
import { CommandRefusedError } from './commands.errors';

const USAGE =
  'create-admin --login L --name N, with the password in BAKYLAU_ADMIN_PASSWORD or on standard input';

/** The rules of people made over the API hold for this one too. */
const adminSchema = createPersonSchema.pick({ login: true, displayName: true, password: true });

export interface PasswordSource {
  /** Taken when it is there. */
  variable: string | null;
  /** Read to its end otherwise; one line break at the end does not belong to the password. */
  input: Readable & { isTTY?: boolean };
}

/**
 * Makes an administrator: the first account of an installation, from which all others are made over the API.
 * The password comes neither by argument, which other users of the machine could read, nor into a log.
 * @throws CommandRefusedError when something is missing or too short, and when the login exists
 */
export async function createAdmin(
  config: ServiceConfig,
  logger: Logger,
  args: readonly string[],
  source: PasswordSource = { variable: config.adminPassword, input: process.stdin },
): Promise<void> {
  const { login, name } = readOptions(args);
  const password = source.variable ?? (await readPassword(source.input));
  const parsed = adminSchema.safeParse({ login, displayName: name, password });
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new CommandRefusedError([`Usage: ${USAGE}`, ...problems].join('\n'));
  }
  const { url } = config.database;
  const dataSource = await connectDataSource(
    createDataSource({ url, applicationName: 'bakylau-create-admin', poolSize: 2 }),
  );
  try {
    const id = await insertAdmin(dataSource, { ...parsed.data, login: parsed.data.login.toLowerCase() });
    logger.info({ userId: id }, 'administrator created');
  } finally {
    await dataSource.destroy();
  }
}

async function readPassword(input: PasswordSource['input']): Promise<string> {
  if (input.isTTY)
    process.stderr.write('Password (the screen shows it), then Enter and Ctrl+D on an empty line:\n');
  return (await text(input)).replace(/\r?\n$/, '');
}

function readOptions(args: readonly string[]): { login?: string; name?: string } {
  const options = { login: { type: 'string' }, name: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new CommandRefusedError(`Usage: ${USAGE}\n  ${(error as Error).message}`);
  }
}

async function insertAdmin(
  dataSource: DataSource,
  { login, displayName, password }: { login: string; displayName: string; password: string },
): Promise<string> {
  const passwordHash = await new PasswordService().hash(password);
  const id = newId();
  await dataSource.transaction(async (manager) => {
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(User)
      .values({ id, login, passwordHash, displayName, roles: ['admin'] })
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0)
      throw new CommandRefusedError(`The login "${login}" exists; choose another one.`);
    await new AuditService(dataSource).record(null, 'person.created', id, { by: 'create-admin' }, manager);
  });
  return id;
}
