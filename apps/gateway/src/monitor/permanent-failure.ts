import { QueryFailedError } from 'typeorm';

/** PostgreSQL's classes 22 (data exception) and 23 (integrity violation): the same statement fails in the same way again. */
const PERMANENT_CODE = /^2[23]/;

/** The code of a database error that no later try can mend; null for anything that may pass. */
export function permanentCodeOf(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { code } = error.driverError as { code?: unknown };
  return typeof code === 'string' && PERMANENT_CODE.test(code) ? code : null;
}
