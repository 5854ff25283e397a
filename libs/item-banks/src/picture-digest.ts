import { createHash } from 'node:crypto';

/** What tells a picture from others: the SHA-256 of its bytes as they were sent, hexadecimal. */
export const pictureDigest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
