import { Command } from 'commander';
import { addVerifyCommand } from './commands/verify.command';

/** The whole command line. One file in `commands` per command; each adds itself to the program here. */
export function createProgram(): Command {
  const program = new Command('bakylau').description('Tools for whoever runs Bakylau on a server');
  addVerifyCommand(program);
  return program;
}
