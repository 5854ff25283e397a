import { type ArgumentsHost, Catch, Injectable, Logger, type WsExceptionFilter } from '@nestjs/common';
import { toAppError } from '@bakylau/platform';

/**
 * Turns everything that a command threw into its acknowledgement. Only the code, its fixed message and the list of invalid
 * fields leave the service: neither the payload nor a stack. A command that came without an acknowledgement gets none.
 */
@Catch()
@Injectable()
export class SocketErrorFilter implements WsExceptionFilter {
  readonly #logger = new Logger(SocketErrorFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const error = toAppError(exception);
    if (error.isServiceFault) this.#logger.error(`A command ended with ${error.code}`, exception);
    const ack: unknown = host.getArgByIndex(2);
    if (typeof ack === 'function') (ack as (answer: unknown) => void)({ ok: false, error: error.toBody() });
  }
}
