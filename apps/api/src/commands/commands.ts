import { type ServiceConfig } from '@bakylau/platform';
import { type Logger } from 'pino';
import { seedDemo } from '../demo/seed-demo.command';
import { migrate } from './migrate.command';
import { serve } from './serve.command';

/** One use of the program. `serve` goes on until a signal; the others end by themselves. */
export type Command = (config: ServiceConfig, logger: Logger) => Promise<void>;

export const COMMANDS: Readonly<Record<string, Command>> = {
  serve,
  migrate,
  'seed-demo': seedDemo,
};
