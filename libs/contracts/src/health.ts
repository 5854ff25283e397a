import { z } from 'zod';

/** Answer of GET /health/ready: 200 when every part is up, else 503. */
export const readinessSchema = z.object({
  ready: z.boolean(),
  parts: z.record(z.string(), z.object({ ready: z.boolean(), detail: z.string().optional() })),
});
export type Readiness = z.infer<typeof readinessSchema>;
