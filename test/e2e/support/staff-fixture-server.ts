import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  PROCTOR_NAMESPACE,
  SOCKET_PATH,
  type DecideSession,
  type GiveVerdict,
  type Incident,
  type IntegrityReport,
  type ObserveIncident,
  type QueueEntry,
  type ResumeSession,
  type SessionPause,
  type SessionReview,
  type SessionSummary,
} from '@bakylau/contracts';
import { Server as SocketServer } from 'socket.io';
import {
  EXAM,
  incident,
  LIVE_INCIDENTS,
  LIVE_SESSIONS,
  ME,
  people,
  result,
  RESULT_TO_CONFIRM_ID,
  review,
  session,
  VERIFIED,
} from './staff-fixture';
import { settingOf } from './staff-settings-fixture';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webm': 'video/webm',
  '.jpg': 'image/jpeg',
};
/** The same policy as the API sends, so that a page which breaks it breaks here too. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self' ws:; object-src 'none'; base-uri 'none'";

/** The pages over recorded answers: for looking at them and for what needs no service. The whole service has its own test. */
export class StaffFixtureServer {
  readonly log: { method: string; path: string; body: unknown }[] = [];
  private review: SessionReview = review();
  private live = LIVE_SESSIONS;
  private reviewTakesMs = 0;
  private confirmedAt: string | null = null;
  private readonly http: Server;
  private readonly sockets: SocketServer;

  /**
   * @param pages folder of the web build
   * @param media folder with av.webm, screen.webm, check-in.jpg, enrolled.jpg and evidence.jpg
   */
  constructor(
    private readonly pages: string,
    private readonly media: string,
  ) {
    this.http = createServer((request, response) => void this.answer(request, response));
    this.sockets = new SocketServer(this.http, { path: SOCKET_PATH });
    this.sockets.of(PROCTOR_NAMESPACE).on('connection', (socket) => {
      socket.onAny((command: string, ...args: unknown[]) => {
        const acknowledge = args.at(-1) as (answer: unknown) => void;
        if (command === 'exam:watch') {
          const data = {
            sessions: this.live,
            ownSittings: [],
            watchedSittings: [],
            incidents: LIVE_INCIDENTS,
            producers: [],
            rtpCapabilities: {},
          };
          acknowledge({ ok: true, data });
        } else {
          acknowledge({ ok: false, error: { code: 'session_not_live', message: 'No media in this test.' } });
        }
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((done) => this.http.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await this.sockets.close();
    this.http.closeAllConnections();
  }

  reset(): void {
    this.review = review();
    this.live = LIVE_SESSIONS;
    this.confirmedAt = null;
    this.log.length = 0;
  }

  /** Another session than the usual one; `takesMs` stands for the service's work on its answer. */
  show(review: SessionReview, takesMs = 0): void {
    this.review = review;
    this.reviewTakesMs = takesMs;
  }

  /** On the live page from its next connection on. */
  showLive(sessions: SessionSummary[]): void {
    this.live = sessions;
  }

  openIncident(incident: Incident): void {
    this.sockets.of(PROCTOR_NAMESPACE).emit('incident:opened', incident);
  }

  /** Cuts every connection, as a restart of the gateway does. */
  dropSockets(): void {
    this.sockets.of(PROCTOR_NAMESPACE).disconnectSockets(true);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('content-security-policy', POLICY);
    if (pathname.startsWith('/api/') || pathname.startsWith('/health/')) {
      const body = await readBody(request);
      this.log.push({ method: request.method ?? '', path: pathname, body });
      const file = this.fileOf(pathname);
      if (file) return sendFile(join(this.media, file), request, response);
      const answer = this.json(request.method ?? 'GET', pathname, body);
      if (pathname.endsWith('/review')) await sleep(this.reviewTakesMs);
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
      return;
    }
    const asset = join(this.pages, pathname);
    const isFile = pathname !== '/' && existsSync(asset) && statSync(asset).isFile();
    sendFile(isFile ? asset : join(this.pages, 'index.html'), request, response);
  }

  private fileOf(pathname: string): string | null {
    if (pathname.endsWith('/av.webm')) return 'av.webm';
    if (pathname.includes('/local-recordings/')) return 'av.webm';
    if (pathname.endsWith('/screen.webm')) return 'screen.webm';
    if (pathname.endsWith('/evidence') || pathname.endsWith('/frame.webp')) return 'evidence.jpg';
    if (pathname.endsWith('/photos/check-in')) return 'check-in.jpg';
    if (pathname.endsWith('/photos/enrolled')) return 'enrolled.jpg';
    return null;
  }

  private json(method: string, path: string, body: unknown): { status: number; body: unknown } {
    const ok = (answer: unknown) => ({ status: 200, body: answer });
    if (path === '/api/auth/me') return ok(ME);
    if (path === '/api/auth/me/locale') return ok({ ...ME, ...(body as object) });
    if (path === '/api/exams') return ok({ exams: [EXAM] });
    if (path === '/api/people' && method === 'GET') return ok({ people: people() });
    if (path === '/api/people') return { status: 409, body: { code: 'conflict', message: 'Taken' } };
    if (path.endsWith('/photo') && method === 'PUT') {
      const details = ['face_too_small', 'too_dark'].map((problem) => ({ path: 'photo', problem }));
      return { status: 400, body: { code: 'validation_failed', message: 'Refused', details } };
    }
    if (path === '/api/sessions')
      return ok({ sessions: [this.review.session, session(2, { state: 'decided', decision: 'clear' })] });
    if (path === '/api/review-queue') return ok({ entries: [this.queueEntry()] });
    if (path.endsWith('/verdicts')) return ok({ entries: [] });
    if (path.endsWith('/room-scans')) return ok({ roomScans: [] });
    if (path.endsWith('/review')) return ok(this.review);
    if (path.endsWith('/verdict')) return ok(this.giveVerdict(path.split('/').at(-2)!, body as GiveVerdict));
    if (path.endsWith('/decision')) return ok(this.decide(body as DecideSession));
    if (path.endsWith('/integrity')) {
      const counts = { entries: 214, segments: 18, deletedObjects: 0 };
      return ok({
        ...{ sound: true, ...counts, headHash: 'c4'.repeat(32), firstProblem: null },
      } satisfies IntegrityReport);
    }
    if (path.endsWith('/resume')) return ok(endedPause(body as ResumeSession));
    const setting = settingOf(path);
    if (setting) return ok(setting);
    if (path.endsWith('/observations')) return ok(this.observe(body as ObserveIncident));
    if (path === '/api/results') return ok({ results: [result(), this.verified()] });
    if (path.endsWith('/confirm')) {
      this.confirmedAt = new Date().toISOString();
      return ok(this.verified());
    }
    if (path.startsWith('/api/results/'))
      return ok(path.endsWith(RESULT_TO_CONFIRM_ID) ? this.verified() : result());
    if (path === '/health/ready') {
      const parts = {
        database: { ready: true },
        store: { ready: true },
        analyzer: { ready: false, detail: 'no answer' },
      };
      return { status: 503, body: { ready: false, parts } };
    }
    return { status: 404, body: { code: 'not_found', message: 'Not in this fixture' } };
  }

  private queueEntry(): QueueEntry {
    return {
      session: this.review.session,
      waitingSince: this.review.session.submittedAt,
      ...{ estimatedMinutes: 12, attention: 23, rules: ['face.multiple', 'head.away'] },
      reviewers: [{ id: ME.id, name: ME.displayName }],
      ...{ barrier: 'supervised_alone', appeal: 'filed' },
    };
  }

  private verified() {
    const confirmed = this.confirmedAt
      ? {
          state: 'confirmed' as const,
          confirmedBy: ME.displayName,
          confirmedAt: this.confirmedAt,
          confirmationReason: 'Marked by the key.',
        }
      : {};
    return result({ ...VERIFIED, ...confirmed });
  }

  private observe({ startedAtMs, endedAtMs }: ObserveIncident): Incident {
    const seen = incident(30, 'person.observed', startedAtMs, endedAtMs, {
      ...{ verdict: 'confirmed', verdictReason: 'seen_on_recording', verdictBy: ME.displayName },
      ...{ verdictAt: new Date().toISOString(), hasEvidence: false },
    });
    this.review = { ...this.review, incidents: [...this.review.incidents, seen] };
    return seen;
  }

  private giveVerdict(incidentId: string, given: GiveVerdict): Incident {
    const incidents = this.review.incidents.map((it) =>
      it.id === incidentId
        ? {
            ...it,
            verdict: given.verdict,
            verdictReason: given.reason,
            verdictNote: given.note ?? null,
            verdictBy: ME.displayName,
            verdictAt: new Date().toISOString(),
          }
        : it,
    );
    this.review = { ...this.review, incidents };
    return incidents.find((it) => it.id === incidentId)!;
  }

  private decide(decision: DecideSession) {
    const decidedAt = new Date().toISOString();
    this.review = {
      ...this.review,
      session: { ...this.review.session, state: 'decided', decision: decision.outcome },
      decision: { incidentIds: [], ...decision, decidedBy: ME.displayName, decidedAt },
    };
    return this.review.session;
  }
}

function endedPause({ remainingMinutes, reason }: ResumeSession): SessionPause {
  const now = Date.now();
  const at = (ms: number) => new Date(ms).toISOString();
  return {
    ...{ id: randomUUID(), actId: randomUUID(), kind: 'by_staff' as const },
    ...{ reason: 'The power is out.', pausedBy: ME.displayName },
    ...{ pausedAt: at(now - 60_000), countsFrom: at(now - 60_000), resumedBy: ME.displayName },
    ...{ endedAt: at(now), creditedMs: 60_000 },
    correction: remainingMinutes && reason ? { correctedMs: -120_000, reason } : null,
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (!request.headers['content-type']?.includes('json')) return null;
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || 'null');
}

function sendFile(path: string, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (!range) {
    response.end(readFileSync(path));
    return;
  }
  const { size } = statSync(path);
  const start = Number(range[1]);
  const end = Math.min(range[2] ? Number(range[2]) : size - 1, size - 1);
  response.writeHead(206, {
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    'content-range': `bytes ${start}-${end}/${size}`,
  });
  createReadStream(path, { start, end }).pipe(response);
}
