import { createProgram } from './program';
import { runProgram } from './run-program';

export interface CliSession {
  /** Runs `bakylau` with these arguments, as a shell would. @returns its exit code */
  run: (...args: string[]) => Promise<number>;
  /** What the last run printed, on both streams. */
  printed: () => string;
}

/** The program inside this process; registers the hooks that catch what it prints, so call it in a `describe`. */
export function cliSession(): CliSession {
  let printed = '';
  beforeEach(() => {
    const write = (text: string | Uint8Array) => {
      printed += text.toString();
      return true;
    };
    jest.spyOn(process.stdout, 'write').mockImplementation(write);
    jest.spyOn(process.stderr, 'write').mockImplementation(write);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.exitCode = 0;
  });
  return {
    run: (...args) => {
      printed = '';
      return runProgram(createProgram(), ['node', 'bakylau', ...args]);
    },
    printed: () => printed,
  };
}
