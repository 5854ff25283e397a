import type {
  DecideSession,
  GiveVerdict,
  Incident,
  IntegrityReport,
  JudgeLiveness,
  ObserveIncident,
  SessionReview,
} from '@bakylau/contracts';
import type { ApiClient } from '../api-client';
import { toApiError, type ApiError } from '../api-error';
import { Store, type ReadableStore } from '../store';
import { isGrowing, progressOf } from './review-progress';

export interface ReviewState {
  /** Null until it was loaded once. */
  review: SessionReview | null;
  /** Why the first load failed. */
  error: ApiError | null;
  integrity:
    | { kind: 'unknown' }
    | { kind: 'checking' }
    | { kind: 'known'; report: IntegrityReport }
    | { kind: 'failed'; error: ApiError };
}

/** How often a session that still runs or is being closed is asked for again. */
const GROWING_EVERY_MS = 5000;
/** A chain of a long session is read through segment by segment. */
const INTEGRITY_TIMEOUT_MS = 120_000;

/** One session under review: what the page shows, and the steps that a reviewer takes. Steps throw ApiError. */
export class ReviewStore {
  private readonly store = new Store<ReviewState>({
    review: null,
    error: null,
    integrity: { kind: 'unknown' },
  });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private readonly api: Pick<ApiClient, 'call'>,
    private readonly sessionId: string,
    /** What was asked for before the page was there. */
    private readonly takeExpected: (sessionId: string) => Promise<SessionReview> | null = () => null,
  ) {}

  get state(): ReadableStore<ReviewState> {
    return this.store;
  }

  /** Begins to load; may be called again after `close`. */
  open(): void {
    this.closed = false;
    void this.load();
  }

  /** Loads, and keeps asking while the recording grows. What is shown stays when a later load fails. */
  async load(): Promise<void> {
    clearTimeout(this.timer);
    try {
      const { sessionId } = this;
      const early = this.takeExpected(sessionId);
      const review = await (early ?? this.api.call('reviewSession', { params: { sessionId } }));
      if (this.closed) return;
      this.store.patch({ review, error: null });
    } catch (thrown) {
      if (this.closed) return;
      if (!this.store.get().review) this.store.patch({ error: toApiError(thrown) });
    }
    const { review } = this.store.get();
    if (review && isGrowing(review)) this.timer = setTimeout(() => void this.load(), GROWING_EVERY_MS);
  }

  /** Stores a verdict; the incident is updated at once, the score when the service has computed it. */
  async giveVerdict(incidentId: string, verdict: GiveVerdict): Promise<Incident> {
    const incident = await this.api.call('giveVerdict', {
      params: { sessionId: this.sessionId, incidentId },
      body: verdict,
    });
    this.replace(incident);
    void this.load();
    return incident;
  }

  /** Dismisses several incidents of one rule as one act. */
  async giveVerdicts(incidentIds: string[], verdict: GiveVerdict): Promise<void> {
    const { incidents } = await this.api.call('giveVerdicts', {
      params: { sessionId: this.sessionId },
      body: { ...verdict, incidentIds },
    });
    for (const incident of incidents) this.replace(incident);
    void this.load();
  }

  /** Notes what no rule flagged; it stands among the incidents at once, confirmed. */
  async observe(observation: ObserveIncident): Promise<Incident> {
    const params = { sessionId: this.sessionId };
    const incident = await this.api.call('observeIncident', { params, body: observation });
    const { review } = this.store.get();
    if (review) this.store.patch({ review: { ...review, incidents: [...review.incidents, incident] } });
    void this.load();
    return incident;
  }

  /** Takes the last verdict back; what stood before it stands again. */
  async undoVerdict(incidentId: string): Promise<void> {
    const params = { sessionId: this.sessionId, incidentId };
    this.replace(await this.api.call('undoVerdict', { params }));
    void this.load();
  }

  /** Notes what a person found of the liveness check. */
  async judgeLiveness(finding: JudgeLiveness): Promise<void> {
    await this.api.call('judgeLiveness', { params: { sessionId: this.sessionId }, body: finding });
    await this.load();
  }

  async decide(decision: DecideSession): Promise<void> {
    await this.api.call('decideSession', { params: { sessionId: this.sessionId }, body: decision });
    await this.load();
  }

  /** Has the service read the whole chain; the outcome, also a failed one, is part of the state. */
  async verify(): Promise<void> {
    this.store.patch({ integrity: { kind: 'checking' } });
    try {
      const report = await this.api.call('verifySession', {
        params: { sessionId: this.sessionId },
        timeoutMs: INTEGRITY_TIMEOUT_MS,
      });
      this.store.patch({ integrity: { kind: 'known', report } });
    } catch (thrown) {
      this.store.patch({ integrity: { kind: 'failed', error: toApiError(thrown) } });
    }
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private replace(incident: Incident): void {
    const { review } = this.store.get();
    if (!review) return;
    const incidents = review.incidents.map((it) => (it.id === incident.id ? incident : it));
    const session = { ...review.session, undecidedIncidents: progressOf(incidents).undecided.length };
    this.store.patch({ review: { ...review, incidents, session } });
  }
}
