import { z } from 'zod';
import { instantSchema, sha256Schema } from './primitives';
import type { Route } from './route';

/** A public key that signed, or signs, the heads of evidence chains. */
export const publicKeySchema = z.object({
  /** Hex SHA-256 of the key in DER. */
  keyId: sha256Schema,
  pem: z.string(),
  state: z.enum(['current', 'retired']),
});
export type PublicKey = z.infer<typeof publicKeySchema>;
export const publicKeyListSchema = z.object({ keys: z.array(publicKeySchema) });
export type PublicKeyList = z.infer<typeof publicKeyListSchema>;

/** `unknown_key`: signed with a key that the service does not publish, so nothing can be said of the signature. */
export const SEAL_SIGNATURES = ['valid', 'invalid', 'unknown_key'] as const;

/** What anyone may know who holds a head hash. No more belongs here: the page is open to everybody. */
export const sealSchema = z.object({
  headHash: sha256Schema,
  signature: z.enum(SEAL_SIGNATURES),
  keyId: z.string(),
  sealedAt: instantSchema,
});
export type Seal = z.infer<typeof sealSchema>;

/** Routes for whoever checks a protocol without being known to the service. */
export const SEAL_ROUTES = {
  listPublicKeys: {
    method: 'GET',
    path: '/api/public-keys',
    summary: 'The public keys of the signatures, the current one first',
    access: 'public',
    response: publicKeyListSchema,
  },
  confirmSeal: {
    method: 'GET',
    path: '/api/seals/:headHash',
    summary: 'Whether the signature of a head is valid, for whoever holds its hash; tells nothing else',
    access: 'public',
    response: sealSchema,
  },
} as const satisfies Record<string, Route>;
