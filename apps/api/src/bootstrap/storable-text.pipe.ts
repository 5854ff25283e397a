import { type PipeTransform } from '@nestjs/common';
import { validationFailed, type ValidationIssue } from '@bakylau/platform';

/** No body of this API goes deeper than some ten levels. */
const DEEPEST = 64;

/** PostgreSQL stores neither a zero character nor half of a surrogate pair in text. */
const isStorable = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);

/**
 * Refuses whatever text of a call the database would not take, wherever it stands, with its place: without this such a call would
 * end as an error of the service.
 * @throws AppError validation_failed
 */
export class StorableTextPipe implements PipeTransform {
  transform(value: unknown): unknown {
    const issue = findIssue(value, []);
    if (issue) throw validationFailed([issue]);
    return value;
  }
}

/** The first fault and the way to it; null when there is none. Streams, files and the like are not looked into. */
function findIssue(value: unknown, path: readonly string[]): ValidationIssue | null {
  if (typeof value === 'string') return isStorable(value) ? null : unstorable(path);
  if (typeof value !== 'object' || value === null || !isPlain(value)) return null;
  if (path.length >= DEEPEST) return { message: 'The body is nested too deeply.' };
  for (const [key, part] of Object.entries(value)) {
    const issue = isStorable(key) ? findIssue(part, [...path, key]) : unstorable(path);
    if (issue) return issue;
  }
  return null;
}

const unstorable = (path: readonly string[]): ValidationIssue => ({
  message: 'Text may hold no zero character and no half of a surrogate pair.',
  path,
});

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
