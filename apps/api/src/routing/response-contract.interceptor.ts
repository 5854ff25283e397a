import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import { findRoute } from './route.decorator';

/**
 * Sends what the contract says and nothing else: an extra property of a row never slips out, and an answer that breaks the
 * contract becomes `internal` here rather than an error in a browser.
 */
@Injectable()
export class ResponseContractInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema = findRoute(this.reflector, context.getHandler())?.response;
    if (!schema) return next.handle();
    return next.handle().pipe(
      map((answer: unknown) => {
        const parsed = schema.safeParse(answer ?? {});
        if (parsed.success) return parsed.data;
        throw new Error(
          `The answer of ${context.getHandler().name} breaks its contract: ${parsed.error.message}`,
        );
      }),
    );
  }
}
