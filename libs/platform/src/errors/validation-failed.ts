import { AppError } from './app-error';

/** An issue as zod and the Standard Schema give it. */
export interface ValidationIssue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
}

/** More tell a caller nothing; a hostile body could give very many. */
const MOST_DETAILS = 20;

/** `validation_failed` that names the fields. Values are left out: they may be passwords. */
export function validationFailed(issues: readonly ValidationIssue[]): AppError {
  const details = issues.slice(0, MOST_DETAILS).map(({ message, path = [] }) => ({
    path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    problem: message,
  }));
  return new AppError('validation_failed', { details });
}
