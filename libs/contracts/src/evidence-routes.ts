import { z } from 'zod';
import { localeSchema } from './primitives';
import type { Route } from './route';

/** What can be taken away of a closed session. */
export const EVIDENCE_ROUTES = {
  getProtocol: {
    method: 'GET',
    path: '/api/sessions/:sessionId/protocol.pdf',
    summary: 'What was flagged in a closed session and who decided what, as a PDF in one language; logged',
    access: 'session:review',
    query: z.object({ locale: localeSchema }),
    file: 'application/pdf',
  },
  getSessionPack: {
    method: 'GET',
    path: '/api/sessions/:sessionId/pack.zip',
    summary:
      'The whole record of a closed session as a zip that `bakylau verify` checks; logged as a view of the recording',
    access: 'session:review',
    file: 'application/zip',
  },
} as const satisfies Record<string, Route>;
