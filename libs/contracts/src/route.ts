import type { z } from 'zod';
import type { Permission } from './permissions';

/** One HTTP route: the same entry serves the controller, the browser's client and OpenAPI. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the public origin, with `:name` parameters (each an id unless said otherwise). */
  path: string;
  summary: string;
  /** `public`, `signed-in`, or the permission that a role must carry. */
  access: 'public' | 'signed-in' | Permission;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Upload instead of JSON: accepted content types and the limit in bytes. */
  upload?: { types: readonly string[]; maxBytes: number };
  /** JSON answer; absent when the answer is a file. */
  response?: z.ZodType;
  /** Content type of a file answer. */
  file?: string;
}
