import { type LoggerService } from '@nestjs/common';
import { type Logger } from 'pino';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

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
    for (const item of rest) addField(fields, item);
    if (typeof message === 'string') this.logger[level](fields, message);
    else {
      addField(fields, message);
      this.logger[level](fields);
    }
  }
}

function addField(fields: Record<string, unknown>, item: unknown): void {
  if (item instanceof Error) fields['err'] = item;
  else if (typeof item === 'string') fields['stack'] = item;
  else if (typeof item === 'object' && item !== null) Object.assign(fields, item);
}
