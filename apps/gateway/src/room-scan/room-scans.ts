import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import {
  asksForScanAtCheckIn,
  type CandidateRoomScan,
  ROOM_SCAN_LONGEST_MS,
  ROOM_SCAN_SHOWN_WITHIN_MS,
  type RoomScanDevice,
  roomScanPlanOf,
} from '@bakylau/contracts';
import { UNFINISHED_ROOM_SCAN_STATES } from '@bakylau/domain';
import {
  candidateRoomScanView,
  DomainEvents,
  Exam,
  type RoomScanEnd,
  RoomScanLedger,
  RoomScanRecord,
  type TurnFindings,
} from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type LiveSession } from '../media-session/live-session';
import { LiveSessions } from '../media-session/live-sessions';
import { ActiveRoomScan, findingsOf } from './active-room-scan';
import { PanoramaStore } from './panorama.store';
import { PhoneDesk } from './phone-desk';
import { ScanLink } from './scan-link';

/** How long a lost nudge can keep a scan from the candidate's page. */
const LOOK_EVERY_MS = 2_000;

/** The unfinished scans of the sessions whose media is here: who is told, when they end by themselves, what is kept of them. */
@Injectable()
export class RoomScans implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(RoomScans.name);
  readonly #active = new Map<string, ActiveRoomScan>();
  /** Sessions whose end is waited for. */
  readonly #followed = new WeakSet<LiveSession>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly events: DomainEvents,
    private readonly sessions: LiveSessions,
    private readonly ledger: RoomScanLedger,
    private readonly panoramas: PanoramaStore,
    private readonly phones: PhoneDesk,
  ) {}

  onApplicationBootstrap(): void {
    this.events.subscribe({
      onEvent: (event) =>
        event.kind === 'room_scan.changed' ? this.#follow(event.sessionId, event.scanId) : undefined,
      onReconnected: () => this.#catchUp(),
    });
    this.#timer = setInterval(() => {
      this.#catchUp().catch((error: unknown) => this.#logger.warn('The room scans were not read', error));
    }, LOOK_EVERY_MS);
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
    for (const active of this.#active.values()) active.close();
  }

  /** The scan that the page should show, if there is one; begins the one that the exam wants before its start. */
  async find(live: LiveSession): Promise<CandidateRoomScan | null> {
    if (live.state === 'waiting') await this.#askAtCheckIn(live);
    const active = await this.findUnfinished(live);
    return active && active.view;
  }

  /** @throws AppError `room_scan_over` */
  async get(live: LiveSession, scanId: string): Promise<ActiveRoomScan> {
    const active = this.#active.get(live.id) ?? (await this.findUnfinished(live));
    if (active?.id !== scanId) throw new AppError('room_scan_over');
    return active;
  }

  async show(live: LiveSession, scanId: string): Promise<CandidateRoomScan> {
    const active = await this.get(live, scanId);
    active.record = orOver(await this.ledger.show(scanId));
    this.#setTimer(live, active);
    return active.view;
  }

  /** @throws AppError `room_scan_over` */
  async beginTurn(active: ActiveRoomScan, device: RoomScanDevice): Promise<void> {
    active.record = orOver(await this.ledger.beginTurn(active.id, device));
  }

  async keepTurn(active: ActiveRoomScan, findings: TurnFindings): Promise<void> {
    active.record = orOver(await this.ledger.keepTurn(active.id, findings));
  }

  /** Ends it here; the strip of the last turn is stored in the background. @returns null when somebody else had ended it */
  async end(live: LiveSession, active: ActiveRoomScan, end: RoomScanEnd): Promise<CandidateRoomScan | null> {
    const turn = active.current?.turn ?? null;
    const record = await this.ledger.end(active.id, end);
    if (!record) return null;
    active.record = record;
    if (record.reservedMs > 0) live.clockResumedMs = live.nowMs;
    if (turn) await this.#keepStrip(live.id, active.id, turn);
    const view = candidateRoomScanView(record);
    this.#forget(live.id, active, view);
    return view;
  }

  /** A link for a phone; the one before is good no longer. */
  async createLink(live: LiveSession, scanId: string): Promise<{ token: string; expiresAt: string }> {
    const active = await this.get(live, scanId);
    const { link, token } = ScanLink.create();
    active.link = link;
    return { token, expiresAt: link.expiresAt.toISOString() };
  }

  /** @throws AppError `scan_link_invalid` */
  admitPhone(token: string, key: string): { sessionId: string; scanId: string } {
    for (const [sessionId, active] of this.#active) {
      if (active.link?.admit(token, key)) return { sessionId, scanId: active.id };
    }
    throw new AppError('scan_link_invalid');
  }

  async findUnfinished(live: LiveSession): Promise<ActiveRoomScan | null> {
    const record = await this.database.getRepository(RoomScanRecord).findOneBy({
      sessionId: live.id,
      state: In(UNFINISHED_ROOM_SCAN_STATES),
    });
    const present = this.#active.get(live.id);
    if (present && present.id !== record?.id) this.#forget(live.id, present, null);
    if (!record) return null;
    return this.#hold(live, record);
  }

  #hold(live: LiveSession, record: RoomScanRecord): ActiveRoomScan {
    const present = this.#active.get(live.id);
    if (present) {
      present.record = record;
      this.#setTimer(live, present);
      return present;
    }
    const active = new ActiveRoomScan(record);
    this.#active.set(live.id, active);
    this.#setTimer(live, active);
    if (!this.#followed.has(live)) live.atEnd(() => this.#endWith(live));
    this.#followed.add(live);
    return active;
  }

  /** A nudge tells at once, the rows decide: what began or ended without one is found here. */
  async #catchUp(): Promise<void> {
    const ids = this.sessions.all.map(({ id }) => id);
    if (ids.length === 0) return;
    const rows = await this.database.getRepository(RoomScanRecord).find({
      select: { id: true, sessionId: true },
      where: { sessionId: In(ids), state: In(UNFINISHED_ROOM_SCAN_STATES) },
    });
    const unfinished = new Map(rows.map(({ sessionId, id }) => [sessionId, id]));
    for (const sessionId of ids) {
      const [known, stored] = [this.#active.get(sessionId)?.id, unfinished.get(sessionId)];
      if (known === stored) continue;
      if (known) await this.#follow(sessionId, known);
      if (stored) await this.#follow(sessionId, stored);
    }
  }

  /** Something changed, here or in another process; the row says what. */
  async #follow(sessionId: string, scanId: string): Promise<void> {
    const live = this.sessions.find(sessionId);
    if (!live) return;
    const record = await this.database.getRepository(RoomScanRecord).findOneBy({ id: scanId });
    if (!record) return;
    const view = candidateRoomScanView(record);
    if (isUnfinished(record)) this.#hold(live, record);
    const active = this.#active.get(sessionId);
    if (active?.id === scanId && !isUnfinished(record)) {
      if (record.reservedMs > 0) live.clockResumedMs = live.nowMs;
      this.#forget(sessionId, active, view);
    }
    live.owner?.notify('room-scan:changed', view);
  }

  /** Nobody who begins an exam waits for a person; in the middle of one, the clock must not stand for ever. */
  #setTimer(live: LiveSession, active: ActiveRoomScan): void {
    const { origin, state, askedAt, shownAt } = active.record;
    if (active.timer) clearTimeout(active.timer);
    active.timer = null;
    if (origin === 'check_in') return;
    const endsAtMs =
      state === 'open' && shownAt
        ? shownAt.getTime() + ROOM_SCAN_LONGEST_MS
        : askedAt.getTime() + ROOM_SCAN_SHOWN_WITHIN_MS;
    active.timer = setTimeout(
      () => {
        const event = active.record.tries > 0 ? 'give_up' : 'miss';
        const findings = active.current && findingsOf(active.current);
        this.end(live, active, { event, ...(findings && { findings }) }).catch((error: unknown) =>
          this.#logger.error(`Room scan ${active.id} did not end in time: ${String(error)}`),
        );
      },
      Math.max(endsAtMs - Date.now(), 0),
    );
  }

  async #askAtCheckIn(live: LiveSession): Promise<void> {
    const { roomScan, policy } = await this.database.getRepository(Exam).findOneOrFail({
      select: { id: true, roomScan: true, policy: true },
      where: { id: live.facts.examId },
    });
    if (!asksForScanAtCheckIn(roomScanPlanOf(policy, roomScan))) return;
    const before = { sessionId: live.id, origin: 'check_in' } as const;
    if (await this.database.getRepository(RoomScanRecord).existsBy(before)) return;
    await this.ledger.ask(before);
  }

  async #keepStrip(
    sessionId: string,
    scanId: string,
    turn: { panorama(): Promise<Buffer | null> },
  ): Promise<void> {
    try {
      const strip = await turn.panorama();
      if (strip) this.panoramas.keep(sessionId, scanId, strip);
    } catch (error) {
      this.#logger.error(`Room scan ${scanId} has no strip: ${String(error)}`);
    }
  }

  /** The session ends: nothing may be written about it once it is sealed. */
  async #endWith(live: LiveSession): Promise<void> {
    const active = this.#active.get(live.id);
    if (active) await this.end(live, active, { event: 'cancel' });
    await this.panoramas.drained(live.id);
  }

  #forget(sessionId: string, active: ActiveRoomScan, view: CandidateRoomScan | null): void {
    active.close();
    if (this.#active.get(sessionId) === active) this.#active.delete(sessionId);
    this.phones.end(active.id, view);
  }
}

function isUnfinished({ state }: RoomScanRecord): boolean {
  return (UNFINISHED_ROOM_SCAN_STATES as readonly string[]).includes(state);
}

function orOver(record: RoomScanRecord | null): RoomScanRecord {
  if (!record) throw new AppError('room_scan_over');
  return record;
}
