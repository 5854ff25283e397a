/** Runs in the process of the set-up; see jest-global-setup.ts. */
export default async function stopTestPostgres(): Promise<void> {
  await globalThis.bakylauTestPostgres?.close();
  globalThis.bakylauTestPostgres = undefined;
}
