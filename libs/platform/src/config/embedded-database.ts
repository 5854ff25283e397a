/** Inside DATA_DIR: where the launcher tells the address of the embedded database. Readable by the owner alone. */
export const EMBEDDED_DATABASE_URL_FILE = 'keys/database-url';
