import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { type Response } from 'express';
import { findRequestContext } from '../logging/request-context';
import { toAppError } from './to-app-error';

/** The only place where an error becomes an HTTP answer: an ErrorBody, never a stack. */
@Catch()
export class HttpErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger(HttpErrorFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const appError = toAppError(error);
    if (appError.isServiceFault) this.logger.error(appError.code, appError);
    else this.logger.debug(appError.code, appError);

    if (response.headersSent) {
      // A file that breaks off must not look like a whole one.
      response.destroy();
      return;
    }
    if (appError.retryAfterS !== undefined) response.setHeader('Retry-After', String(appError.retryAfterS));
    response.status(appError.status).json(appError.toBody(findRequestContext()?.requestId));
  }
}
