import { type PipeTransform } from '@nestjs/common';
import { validationFailed, type ValidationIssue } from '@bakylau/platform';

/** PostgreSQL stores neither a zero character nor half of a surrogate pair in text. */
const isStorable = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);

/**
 * Refuses whatever text of a call the database would not take, wherever it stands, with its place: without this such a call would
 * end as an error of the service.
 * @throws AppError validation_failed
 */
export class StorableTextPipe implements PipeTransform {
  transform(value: unknown): unknown {
    const place = findUnstorable(value);
    if (place) throw validationFailed([issueAt(place)]);
    return value;
  }
}

const issueAt = (path: string[]): ValidationIssue => ({
  message: 'Text may hold no zero character and no half of a surrogate pair.',
  path,
});

/** The way to the first such text; null when there is none. Streams, files and the like are not looked into. */
function findUnstorable(value: unknown): string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : [];
  if (typeof value !== 'object' || value === null || !isPlain(value)) return null;
  for (const [key, part] of Object.entries(value)) {
    if (!isStorable(key)) return [];
    const place = findUnstorable(part);
    if (place) return [key, ...place];
  }
  return null;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
