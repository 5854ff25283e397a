import { type ServiceConfig } from '@bakylau/platform';
import { type Logger } from 'pino';
import { seedDemo } from '../demo/seed-demo.command';
import { createAdmin } from './create-admin.command';
import { migrate } from './migrate.command';
import { serve } from './serve.command';

/**
 * One use of the program, with the arguments behind its name. `serve` goes on until a signal; the others end by themselves.
 * @throws CommandRefusedError when the person who asks must ask differently
 */
export type Command = (config: ServiceConfig, logger: Logger, args: readonly string[]) => Promise<void>;

export const COMMANDS: Readonly<Record<string, Command>> = {
  serve,
  migrate,
  'seed-demo': seedDemo,
  'create-admin': createAdmin,
};
