import type { Incident, LiveProducer, SessionSummary } from '@bakylau/contracts';
import { toApiError } from '../api-error';
import { Store, type ReadableStore } from '../store';
import { EMPTY_LIVE_EXAM, isNewerIncident, type LiveExamState } from './live-exam.state';
import type { ProctorChannel, ProctorResponse } from './proctor-channel';

/** What notifications touched while a snapshot was on its way: the snapshot may be older than they are. */
interface Touched {
  sessions: Set<string>;
  incidents: Set<string>;
  producersOpened: Set<string>;
  producersClosed: Set<string>;
}

const nothingTouched = (): Touched => ({
  sessions: new Set(),
  incidents: new Set(),
  producersOpened: new Set(),
  producersClosed: new Set(),
});

/** After a refused or lost subscription the store asks again: 1 s, 2 s, 4 s, then every 8 s. */
const RETRY_MS = [1000, 2000, 4000, 8000];

/** Refusals that asking again cannot cure. */
const FINAL_REFUSALS: readonly string[] = ['forbidden', 'not_found', 'unauthenticated', 'validation_failed'];

/**
 * One exam as the proctor watches it: a snapshot from `exam:watch` and the notifications after it, merged so that the same
 * message may come twice or late without harm. It subscribes again by itself after every reconnect.
 */
export class LiveExamStore {
  private readonly store = new Store(EMPTY_LIVE_EXAM);
  private touched = nothingTouched();
  private attempt = 0;
  private subscription = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private capabilities: Record<string, unknown> = {};
  private readonly incidentListeners = new Set<(incident: Incident) => void>();
  private readonly detach: (() => void)[] = [];

  constructor(
    private readonly channel: ProctorChannel,
    private readonly examId: string,
  ) {}

  get state(): ReadableStore<LiveExamState> {
    return this.store;
  }

  /** Router capabilities of the last snapshot, for mediasoup-client's Device. */
  get rtpCapabilities(): Record<string, unknown> {
    return this.capabilities;
  }

  /** Called once for each incident that opens while the page is watching; incidents of the first snapshot are not news. */
  onIncidentOpened(listener: (incident: Incident) => void): () => void {
    this.incidentListeners.add(listener);
    return () => this.incidentListeners.delete(listener);
  }

  start(): void {
    const { channel } = this;
    this.detach.push(
      channel.on('session:changed', (session) => this.mergeSession(session)),
      channel.on('incident:opened', (incident) => this.mergeIncident(incident)),
      channel.on('incident:updated', (incident) => this.mergeIncident(incident)),
      channel.on('incident:closed', (incident) => this.mergeIncident(incident)),
      channel.on('room-scan:changed', (scan) =>
        this.set({ roomScans: new Map(this.store.get().roomScans).set(scan.sessionId, scan) }),
      ),
      channel.on('producer:opened', (producer) => this.mergeProducer(producer, true)),
      channel.on('producer:closed', (producer) => this.mergeProducer(producer, false)),
      channel.state.subscribe(() => this.followConnection()),
    );
    this.followConnection();
  }

  close(): void {
    this.subscription += 1;
    clearTimeout(this.retryTimer);
    for (const detach of this.detach.splice(0)) detach();
    this.incidentListeners.clear();
  }

  private followConnection(): void {
    const connected = this.channel.state.get() === 'connected';
    if (!connected) return this.disconnected();
    this.attempt = 0;
    void this.watch();
  }

  private disconnected(): void {
    this.subscription += 1;
    clearTimeout(this.retryTimer);
    // Producers are gone with the socket: their consumers hang on transports of that connection.
    this.set({
      connection: this.store.get().generation > 0 ? 'reconnecting' : 'connecting',
      producers: new Map(),
    });
  }

  private async watch(): Promise<void> {
    clearTimeout(this.retryTimer);
    const subscription = ++this.subscription;
    this.touched = nothingTouched();
    try {
      const snapshot = await this.channel.command('exam:watch', { examId: this.examId });
      if (subscription === this.subscription) this.applySnapshot(snapshot);
    } catch (error) {
      if (subscription === this.subscription) this.refused(error);
    }
  }

  private refused(error: unknown): void {
    const { code } = toApiError(error);
    if (FINAL_REFUSALS.includes(code)) {
      this.set({ connection: 'refused', refusedWith: code });
      return;
    }
    const delayMs = RETRY_MS[Math.min(this.attempt, RETRY_MS.length - 1)];
    this.attempt += 1;
    this.retryTimer = setTimeout(() => void this.watch(), delayMs);
  }

  private applySnapshot(snapshot: ProctorResponse<'exam:watch'>): void {
    const known = this.store.get();
    const first = known.generation === 0;
    this.attempt = 0;
    this.capabilities = snapshot.rtpCapabilities;

    const sessions = new Map(snapshot.sessions.map((session) => [session.id, session]));
    for (const id of this.touched.sessions) keep(known.sessions, sessions, id);

    const incidents = new Map(snapshot.incidents.map((incident) => [incident.id, incident]));
    for (const id of this.touched.incidents) keep(known.incidents, incidents, id);

    const producers = new Map(snapshot.producers.map((producer) => [producer.producerId, producer]));
    for (const id of this.touched.producersOpened) keep(known.producers, producers, id);
    for (const id of this.touched.producersClosed) producers.delete(id);

    const missed = [...incidents.values()].filter((incident) => !first && !known.incidents.has(incident.id));
    this.set({
      connection: 'live',
      refusedWith: null,
      sessions,
      ownSittings: snapshot.ownSittings,
      watchedSittings: snapshot.watchedSittings,
      incidents,
      producers,
      generation: known.generation + 1,
    });
    for (const incident of missed) this.announce(incident);
  }

  private mergeSession(session: SessionSummary): void {
    if (session.examId !== this.examId) return;
    this.touched.sessions.add(session.id);
    this.set({ sessions: new Map(this.store.get().sessions).set(session.id, session) });
  }

  private mergeIncident(incident: Incident): void {
    const known = this.store.get().incidents.get(incident.id);
    this.touched.incidents.add(incident.id);
    if (!isNewerIncident(known, incident)) return;
    this.set({ incidents: new Map(this.store.get().incidents).set(incident.id, incident) });
    if (!known) this.announce(incident);
  }

  private mergeProducer(producer: LiveProducer, open: boolean): void {
    const { producerId } = producer;
    (open ? this.touched.producersOpened : this.touched.producersClosed).add(producerId);
    (open ? this.touched.producersClosed : this.touched.producersOpened).delete(producerId);
    if (this.store.get().producers.has(producerId) === open) return;
    const producers = new Map(this.store.get().producers);
    if (open) producers.set(producerId, producer);
    else producers.delete(producerId);
    this.set({ producers });
  }

  private announce(incident: Incident): void {
    for (const listener of this.incidentListeners) listener(incident);
  }

  private set(change: Partial<LiveExamState>): void {
    this.store.patch(change);
  }
}

function keep<T>(from: ReadonlyMap<string, T>, into: Map<string, T>, id: string): void {
  const value = from.get(id);
  if (value !== undefined) into.set(id, value);
}
