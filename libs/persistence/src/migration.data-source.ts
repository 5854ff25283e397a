import { createDataSource } from './data-source';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('Set DATABASE_URL to the database that the migration is compared with');

/** Entry of the TypeORM command line (`npm run migration:generate`). */
export default createDataSource({ url, applicationName: 'bakylau-migrations' });
