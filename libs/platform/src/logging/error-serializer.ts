export interface LoggedError {
  type: string;
  message: string;
  stack?: string;
  code?: string;
  cause?: LoggedError;
}

const MOST_CAUSES = 5;

/**
 * An error for the log: name, message, stack, code and causes. No other property, because errors of database drivers carry
 * the values of the query.
 */
export function serializeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(error.stack && { stack: error.stack }),
    ...(typeof code === 'string' && { code }),
    ...(error.cause !== undefined &&
      depth < MOST_CAUSES && { cause: serializeError(error.cause, depth + 1) }),
  };
}
