import { type Bindings, type ChildLoggerOptions, type DestinationStream, type Logger, pino } from 'pino';
import { type ProcessConfig } from '../config/config';
import { serializeError } from './error-serializer';
import { redactSecrets, redactValue } from './redaction';
import { findRequestContext } from './request-context';

/** Fields of errors; their serializer leaves out whatever may be a secret. */
const SERIALIZERS = {
  err: (error: unknown) => serializeError(error),
  error: (error: unknown) => serializeError(error),
};
const ERROR_FIELDS = new Set(Object.keys(SERIALIZERS));

/** The log of a process: one JSON object a line on standard output, secrets replaced, the request's id on every line. */
export function createLogger(
  config: Pick<ProcessConfig, 'app' | 'logLevel'>,
  destination?: DestinationStream,
): Logger {
  const logger: Logger = pino(
    {
      base: { app: config.app },
      level: config.logLevel,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redactSecrets(fields, ERROR_FIELDS),
      },
      hooks: {
        logMethod(args, method) {
          Reflect.apply(
            method,
            this,
            args.map((arg, at) => (at === 0 ? arg : redactValue(arg))),
          );
        },
      },
      serializers: SERIALIZERS,
      mixin: () => ({ ...findRequestContext() }),
    },
    destination ?? pino.destination({ sync: true }),
  );
  return Object.assign(logger, { child: withSafeFields(logger) });
}

type MakeChild = (this: unknown, fields: Bindings, options?: ChildLoggerOptions) => Logger;

/** Fields of a child are written once, at its making, past the formatter of lines. */
function withSafeFields(logger: unknown): MakeChild {
  const { child } = logger as { child: MakeChild };
  return function (fields, options) {
    return child.call(this, redactSecrets(fields), options);
  };
}
