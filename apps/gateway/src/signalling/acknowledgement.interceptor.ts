import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';

/** Wraps what a command returned into its acknowledgement; a command without a result acknowledges with `{}`. */
@Injectable()
export class AcknowledgementInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler<unknown>): Observable<{ ok: true; data: unknown }> {
    return next.handle().pipe(map((data) => ({ ok: true, data: data ?? {} })));
  }
}
