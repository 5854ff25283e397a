/** A part of a file, both ends counted in. */
export interface ByteRange {
  start: number;
  endInclusive: number;
}

const SINGLE_RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * Reads the `Range` header of a request (RFC 9110, 14.2) for a file of `sizeBytes`.
 * @returns null when there is no range, or one that a server may pass over (several ranges, another unit): answer the whole;
 * 'unsatisfiable' when the answer must be 416
 */
export function parseByteRange(
  header: string | undefined,
  sizeBytes: number,
): ByteRange | 'unsatisfiable' | null {
  const [, first, last] = SINGLE_RANGE.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') {
    const suffix = Number(last);
    return suffix === 0
      ? 'unsatisfiable'
      : { start: Math.max(sizeBytes - suffix, 0), endInclusive: sizeBytes - 1 };
  }
  const start = Number(first);
  const endInclusive = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= sizeBytes ? 'unsatisfiable' : { start, endInclusive };
}
