import { z } from 'zod';
import { instantSchema } from './primitives';

/** The own sitting, as its candidate sees it. */
export const ownSittingSchema = z.object({
  room: z.string(),
  opensAt: instantSchema,
  /** Nobody starts after it. */
  lastStartAt: instantSchema,
  closesAt: instantSchema,
  /** The own time in an oral exam; null where all sit together. */
  startsAt: instantSchema.nullable(),
});
export type OwnSitting = z.infer<typeof ownSittingSchema>;
