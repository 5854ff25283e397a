import { z } from 'zod';
import { idSchema } from './primitives';

/** PostgreSQL NOTIFY channel that api and gateways share. A message is only a nudge: the receiver reads the row. */
export const DOMAIN_EVENT_CHANNEL = 'bakylau_events';

export const domainEventSchema = z.discriminatedUnion('kind', [
  /** The session's row changed (state, decision, check-in). */
  z.object({ kind: z.literal('session.changed'), sessionId: idSchema }),
  /** A verdict was given. */
  z.object({ kind: z.literal('incident.changed'), sessionId: idSchema, incidentId: idSchema }),
  /** A room scan was asked for, ended or settled. */
  z.object({ kind: z.literal('room_scan.changed'), sessionId: idSchema, scanId: idSchema }),
  /** A web session of the person ended before its time, or the person was deactivated. Told by triggers, whoever did it. */
  z.object({ kind: z.literal('person.signed_out'), userId: idSchema }),
]);
export type DomainEvent = z.infer<typeof domainEventSchema>;
