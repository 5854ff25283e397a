import { StandardSchemaValidationPipe } from '@nestjs/common';
import { AppError } from '@bakylau/platform';

/** Validates every payload against the schema of its parameter; what is wrong goes back by field, never by value. */
export const payloadValidationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new AppError('validation_failed', {
      details: issues.slice(0, 20).map((issue) => ({
        path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        problem: issue.message,
      })),
    }),
});
