import { z } from 'zod';
import { sessionMsSchema } from './primitives';

/** The candidate's connection as the gateway sees it, over the seconds before `atMs`. */
export const networkSampleSchema = z.object({
  atMs: sessionMsSchema,
  /** Media that arrives, all sources together, kbit/s. */
  receivedKbps: z.number().nonnegative(),
  /** Share of the packets that did not arrive when first sent, 0 to 1; most of them are sent again and arrive then. */
  lostShare: z.number().min(0).max(1),
  /** Largest interarrival jitter of the sources, as RTP defines it. */
  jitterMs: z.number().nonnegative(),
  /** From a ping over the page's socket to its answer; null before the first. */
  roundTripMs: z.number().nonnegative().nullable(),
});
export type NetworkSample = z.infer<typeof networkSampleSchema>;

/** A span in which the exam page was not in front, as the browser reported. */
export const focusLossSchema = z.object({
  /** `hidden`: another tab, or the window minimised; `behind`: the page was visible, the keyboard elsewhere. */
  state: z.enum(['hidden', 'behind']),
  startMs: sessionMsSchema,
  endMs: sessionMsSchema,
});
export type FocusLoss = z.infer<typeof focusLossSchema>;
