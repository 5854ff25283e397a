import { type ArgumentsHost, Catch, Injectable, Logger, type WsExceptionFilter } from '@nestjs/common';
import { ERRORS, type ErrorBody } from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';

/**
 * Turns everything that a command threw into its acknowledgement. Only the code, its fixed message and the list of invalid
 * fields leave the service: neither the payload nor a stack. A command that came without an acknowledgement gets none.
 */
@Catch()
@Injectable()
export class SocketErrorFilter implements WsExceptionFilter {
  readonly #logger = new Logger(SocketErrorFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const error = exception instanceof AppError ? exception : new AppError('internal', { cause: exception });
    if (error.code === 'internal') {
      this.#logger.error(
        exception instanceof Error ? (exception.stack ?? exception.message) : String(exception),
      );
    }
    const ack: unknown = host.getArgByIndex(2);
    if (typeof ack === 'function') (ack as (answer: unknown) => void)({ ok: false, error: bodyOf(error) });
  }
}

function bodyOf({ code, details }: AppError): ErrorBody {
  return { code, message: ERRORS[code].message, ...(details !== undefined && { details }) };
}
