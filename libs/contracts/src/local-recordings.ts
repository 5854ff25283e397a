import { z } from 'zod';
import { type Route } from './route';
import { candidateChainSchema } from './sessions';

/** While the gateway cannot be reached the page records itself; so much of one session is kept. */
export const LOCAL_RECORDING_MAX_MS = 30 * 60_000;
/** One part is what the browser hands out every few seconds. */
export const LOCAL_RECORDING_PART_MAX_BYTES = 4 * 1024 * 1024;

/** Where a part belongs. Parts of a recording are one WebM file in the order of `seq`. */
export const localRecordingPartSchema = z
  .object({
    /** Counts from 0; each part comes after the one before it was stored. */
    seq: z.coerce.number().int().min(0).max(100_000),
    chain: candidateChainSchema,
    /** Where the recording begins, session milliseconds; the same for all its parts. */
    startMs: z.coerce.number().int().nonnegative(),
    /** Up to where this part reaches. */
    endMs: z.coerce.number().int().nonnegative(),
  })
  .refine(({ startMs, endMs }) => endMs >= startMs, {
    message: 'must not lie before startMs',
    path: ['endMs'],
  });
export type LocalRecordingPart = z.infer<typeof localRecordingPartSchema>;

export const LOCAL_RECORDING_ROUTES = {
  storeLocalRecording: {
    method: 'PUT',
    path: '/api/attempts/:attemptId/local-recordings/:recordingId',
    summary: 'The next part of what the page recorded while the gateway could not be reached; repeatable',
    access: 'attempt:sit',
    query: localRecordingPartSchema,
    upload: { types: ['video/webm'], maxBytes: LOCAL_RECORDING_PART_MAX_BYTES },
    response: z.object({ storedParts: z.number().int() }),
  },
  getLocalRecording: {
    method: 'GET',
    path: '/api/sessions/:sessionId/local-recordings/:recordingId.webm',
    summary: "A span that the candidate's browser recorded; HTTP Range",
    access: 'session:review',
    file: 'video/webm',
  },
} as const satisfies Record<string, Route>;
