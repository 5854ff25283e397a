import { cpus } from 'node:os';

/** What a bench ran on, for its table. */
export function benchMachine(): string {
  return `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cpus().length} threads, Node ${process.version}`;
}

/** The number behind `--name` on the command line. @throws Error when it is not a number above 0 */
export function numberArgument(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return usual;
  const value = Number(process.argv[at + 1]);
  if (value > 0) return value;
  throw new Error(`--${name} needs a number above 0`);
}

/**
 * Runs a bench to its end. The process is ended by hand, with the exit code that the report has set: where PostgreSQL was started,
 * its exit hook would make it 0.
 */
export function runBench(main: () => Promise<void>): void {
  main().then(
    () => process.exit(),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
