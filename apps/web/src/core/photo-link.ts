import type { ApiError } from './api-error';

/** No code, half of one, and one that is over or of nobody: for the person with the phone they are one. */
const CODES: ReadonlySet<string> = new Set([
  ...['not_found', 'validation_failed', 'bad_request', 'scan_link_invalid'],
]);

/** Whether another link is needed, so that trying this one again helps nobody. */
export function needsNewPhotoLink({ code }: Pick<ApiError, 'code'>): boolean {
  return CODES.has(code);
}
