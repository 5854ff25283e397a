import { z } from 'zod';
import { networkSampleSchema } from './connection';
import { incidentRuleIdSchema } from './incidents';
import { sessionMsSchema } from './primitives';
import { mediaSourceSchema } from './sessions';
import { clientEventSchema } from './sockets';

/** What the rules of a session look at besides observations and passing time, each with its time on the session clock. */
export const ruleContextSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('client'), event: clientEventSchema }),
  /** Packets of a source began or ceased to arrive at the gateway. */
  z.object({
    kind: z.literal('media'),
    atMs: sessionMsSchema,
    source: mediaSourceSchema,
    flowing: z.boolean(),
  }),
  /** The device that a source is sent from, as the browser names it; told when its sending begins. */
  z.object({
    kind: z.literal('device'),
    atMs: sessionMsSchema,
    source: mediaSourceSchema,
    label: z.string().max(200),
  }),
  /**
   * The candidate's page lost its connection, or one began. A new one starts as visible: the page reports what is not so. Given
   * at the time from which it holds.
   */
  z.object({ kind: z.literal('page'), atMs: sessionMsSchema, connected: z.boolean() }),
  /** The session was interrupted because all media was lost, or runs again. */
  z.object({ kind: z.literal('interruption'), atMs: sessionMsSchema, interrupted: z.boolean() }),
  /** The candidate began to turn the camera through the room as asked, or has ended. */
  z.object({ kind: z.literal('room_scan'), atMs: sessionMsSchema, underWay: z.boolean() }),
  /** The session is no longer watched: it was paused or has ended. Whatever is open closes here. */
  z.object({ kind: z.literal('watch_ended'), atMs: sessionMsSchema }),
  /** The hint of a rule was sent to a page that was connected; told again for each page that gets it. */
  z.object({ kind: z.literal('hint_delivered'), atMs: sessionMsSchema, rule: incidentRuleIdSchema }),
  /** What the gateway measured of the connection since the sample before. No rule looks at it: a bad line is nobody's behaviour. */
  networkSampleSchema.extend({ kind: z.literal('network') }),
  /** A picture of the camera or a window of sound could not be analysed; recordings of earlier versions do not tell which, and count as pictures. */
  z.object({
    kind: z.literal('analysis_unavailable'),
    atMs: sessionMsSchema,
    source: z.enum(['camera', 'microphone']).optional(),
  }),
]);
export type RuleContext = z.infer<typeof ruleContextSchema>;
