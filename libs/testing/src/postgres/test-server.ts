/** Where jest's global set-up leaves the server's address for the spec files. */
export const TEST_POSTGRES_URL = 'TEST_POSTGRES_URL';

/** The address of the test server. */
export function testPostgresUrl(): string {
  const url = process.env[TEST_POSTGRES_URL];
  if (url) return url;
  throw new Error(
    `${TEST_POSTGRES_URL} is not set: this project of jest.config.cjs needs globalSetup "libs/testing/src/postgres/jest-global-setup.ts"`,
  );
}
