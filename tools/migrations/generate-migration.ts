import { execFileSync } from 'node:child_process';
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgresServer } from '../../libs/testing/src/postgres/postgres-server';

const ROOT = join(__dirname, '../..');
const MIGRATIONS = 'libs/persistence/src/migrations';

/**
 * `npm run migration:generate -- AddSomething`: the difference between the migrations and the entities as a new migration.
 * Review it, and add its class to migrations.ts.
 */
async function main(): Promise<void> {
  const [name] = process.argv.slice(2);
  if (!name || !/^[A-Z][A-Za-z0-9]+$/.test(name)) {
    throw new Error('Name the migration in PascalCase, for example AddAppeals');
  }
  const server = await startPostgresServer();
  try {
    const typeorm = (command: string, ...args: string[]): void => {
      const all = ['-r', './tools/typescript/register.cjs', 'node_modules/typeorm/cli.js', command];
      all.push('-d', 'libs/persistence/src/migration.data-source.ts', ...args);
      const env = { ...process.env, DATABASE_URL: server.url };
      execFileSync(process.execPath, all, { cwd: ROOT, stdio: 'inherit', env });
    };
    typeorm('migration:run');
    typeorm('migration:generate', `${MIGRATIONS}/${name}`);
  } finally {
    await server.close();
  }
  const folder = join(ROOT, MIGRATIONS);
  const generated = readdirSync(folder).find((file) => file.endsWith(`-${name}.ts`));
  if (!generated) throw new Error(`TypeORM wrote no migration ${name} into ${folder}`);
  const kebab = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  const file = join(folder, generated.replace(`-${name}.ts`, `-${kebab}.migration.ts`));
  renameSync(join(folder, generated), file);
  execFileSync(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', file], { cwd: ROOT });
}

void main();
