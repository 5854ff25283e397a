import { z } from 'zod';
import type { Route } from './route';

/** Answer of GET /health/ready: 200 when every part is up, else 503. */
export const readinessSchema = z.object({
  ready: z.boolean(),
  parts: z.record(z.string(), z.object({ ready: z.boolean(), detail: z.string().optional() })),
});
export type Readiness = z.infer<typeof readinessSchema>;

/** What works, but not as an operator should leave it. */
export const SERVICE_WARNINGS = ['recordings_not_encrypted'] as const;
export const serviceWarningsSchema = z.object({ warnings: z.array(z.enum(SERVICE_WARNINGS)) });
export type ServiceWarnings = z.infer<typeof serviceWarningsSchema>;

export const HEALTH_ROUTES = {
  getServiceWarnings: {
    method: 'GET',
    path: '/api/service-warnings',
    summary: 'What those who look after recordings should know of the service',
    access: 'session:review',
    response: serviceWarningsSchema,
  },
} as const satisfies Record<string, Route>;

/** The part of a gateway's answer that says whether its disk takes new sessions; the service is ready without it. */
export const RECORDING_DISK = 'recordingDisk';
