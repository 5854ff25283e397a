import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { AppError } from '@bakylau/platform';

/** More problems than these help nobody, and each repeats a path that the caller chose. */
const MAX_PROBLEMS = 10;

/** Checks a command's payload against its contract; answers with paths and problems, never with the values. */
@Injectable()
export class CommandSchemaPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) =>
        new AppError('validation_failed', {
          details: issues.slice(0, MAX_PROBLEMS).map(({ path, message }) => ({
            path: (path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
            problem: message,
          })),
        }),
    });
  }
}
