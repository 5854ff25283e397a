import { createDataSource } from '@bakylau/persistence';
import { connectDataSource, type ServiceConfig } from '@bakylau/platform';
import { createObjectStore } from '@bakylau/storage';
import { DEMO_PEOPLE } from './demo-people';
import { DemoSeeder } from './demo.seeder';

/**
 * Seeds the demo and prints its accounts. Nothing else goes to standard output: the launcher shows what this prints.
 * @throws Error in production, where accounts with well-known passwords must not be
 */
export async function seedDemo(config: ServiceConfig): Promise<void> {
  if (config.production) {
    throw new Error(
      'The demo has well-known passwords and is not for production; create people over the API.',
    );
  }
  const { url } = config.database;
  const dataSource = await connectDataSource(
    createDataSource({ url, applicationName: 'bakylau-seed-demo', poolSize: 2 }),
  );
  try {
    const store = createObjectStore(config.objectStore);
    await new DemoSeeder({ dataSource, store, assetsDir: config.demoAssetsDir }).seed();
  } finally {
    await dataSource.destroy();
  }
  process.stdout.write(demoAccounts());
}

/** The accounts as lines of text. */
export function demoAccounts(): string {
  const lines = DEMO_PEOPLE.map(({ login, password, displayName, roles, photo }) => {
    const note = roles.includes('candidate') && !photo ? ' (no enrolled photo)' : '';
    return `  ${login.padEnd(11)} ${password.padEnd(16)} ${displayName}${note}`;
  });
  return ['Demo accounts (login, password, name), for trying out only:', ...lines, ''].join('\n');
}
