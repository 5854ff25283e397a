import { type Command, CommanderError } from 'commander';
import { ExitCode } from './exit-code';

/**
 * Runs one call of the command line and says how the process should end. A command that did its work but found a fault sets
 * `process.exitCode` to ExitCode.failed itself; whatever it throws means that the work could not be done.
 */
export async function runProgram(program: Command, argv: readonly string[]): Promise<number> {
  process.exitCode = ExitCode.ok;
  exitByThrowing(program);
  try {
    await program.parseAsync(argv);
    return Number(process.exitCode);
  } catch (error) {
    // Commander has printed its message already; `--help` and `--version` end with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.unusable;
    process.stderr.write(`bakylau: ${error instanceof Error ? error.message : String(error)}\n`);
    return ExitCode.unusable;
  }
}

/** Without this, commander ends the process by itself, with 1 for a wrong call. */
function exitByThrowing(command: Command): void {
  command.exitOverride();
  command.commands.forEach((child) => exitByThrowing(child));
}
