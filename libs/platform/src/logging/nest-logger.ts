import { type LoggerService } from '@nestjs/common';
import { type Logger } from 'pino';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Nest tells of every module and route at each start; that is for debugging. */
const START_CONTEXTS = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/**
 * Lets Nest's own `Logger` write into pino. Further parameters may be an error, an object of fields, a stack, and last the
 * name of the class: `logger.error('Text', error)`, `logger.log('Text', { incidentId })`.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(level: Level, message: unknown, rest: unknown[]): void {
    const fields: Record<string, unknown> = {};
    const last = rest.at(-1);
    if (typeof last === 'string' && !last.includes('\n')) fields['context'] = rest.pop();
    const isStartNoise = level === 'info' && START_CONTEXTS.has(String(fields['context']));
    const at = isStartNoise ? 'debug' : level;
    for (const item of rest) addField(fields, item);
    if (typeof message === 'string') this.logger[at](fields, message);
    else {
      addField(fields, message);
      this.logger[at](fields);
    }
  }
}

function addField(fields: Record<string, unknown>, item: unknown): void {
  if (item instanceof Error) fields['err'] = item;
  else if (typeof item === 'string') fields['stack'] = item;
  else if (typeof item === 'object' && item !== null) Object.assign(fields, item);
}
