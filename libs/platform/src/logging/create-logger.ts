import { type DestinationStream, type Logger, pino } from 'pino';
import { type ProcessConfig } from '../config/config';
import { serializeError } from './error-serializer';
import { REDACTED_PATHS } from './redaction';
import { findRequestContext } from './request-context';

/** The log of a process: one JSON object a line on standard output, secrets replaced, the request's id on every line. */
export function createLogger(
  config: Pick<ProcessConfig, 'app' | 'logLevel'>,
  destination?: DestinationStream,
): Logger {
  return pino(
    {
      base: { app: config.app },
      level: config.logLevel,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
      serializers: {
        err: (error: unknown) => serializeError(error),
        error: (error: unknown) => serializeError(error),
      },
      mixin: () => ({ ...findRequestContext() }),
    },
    destination ?? pino.destination({ sync: true }),
  );
}
