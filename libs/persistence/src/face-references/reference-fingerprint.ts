import { createHash } from 'node:crypto';

/**
 * Tells one enrolled descriptor from another without keeping it: what was compared with may be replaced or erased afterwards.
 * @returns hex SHA-256 of the numbers as 64-bit floats, little-endian
 */
export function referenceFingerprint(descriptor: readonly number[]): string {
  const bytes = Buffer.alloc(descriptor.length * 8);
  for (const [at, value] of descriptor.entries()) bytes.writeDoubleLE(value, at * 8);
  return createHash('sha256').update(bytes).digest('hex');
}
