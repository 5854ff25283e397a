import { Logger } from '@nestjs/common';
import {
  type Box,
  type ClientEvent,
  type FrameObservation,
  type IncidentRuleId,
  type LocalizedText,
  MEDIA_SOURCES,
  type MediaSource,
  type NetworkSample,
  type SessionState,
  type SoundObservation,
} from '@bakylau/contracts';
import {
  type AnalysedSource,
  DEFAULT_EFFECTIVE_POLICY,
  type EffectivePolicy,
  type IncidentChange,
  referenceTo,
  type RuleInput,
  SessionRules,
} from '@bakylau/domain';
import { newId, type SessionPolicy } from '@bakylau/persistence';
import { type KeyFrame } from '@bakylau/recording';
import { EvidencePicker } from './evidence-picker';
import {
  type ClosedStep,
  type IncidentLedger,
  type OngoingStep,
  type SessionReference,
} from './incident-ledger';
import { type ObservationLog } from './observation-log';
import { RetryQueue } from './retry-queue';

export interface RaisedHint {
  hintId: string;
  rule: IncidentRuleId;
  text: LocalizedText;
}

export interface HintSink {
  /** @returns when it was sent to a connected page, session milliseconds; null when there is none to be told */
  raised(hint: RaisedHint): number | null;
  cleared(hint: { hintId: string }): void;
}

export interface SessionMonitorParts {
  session: SessionReference;
  ledger: IncidentLedger;
  log: ObservationLog;
  hints: HintSink;
  /** The rules that hold for this session, pinned when the exam first runs. */
  loadPolicy: () => Promise<SessionPolicy>;
}

/** What comes in while the policy is read waits for it; with a database that is away for long, the oldest is lost. */
const MAX_WAITING = 600;

/** What a page reports late (it was offline) or early (its clock runs ahead) is moved into this span before now. */
const OLDEST_REPORT_MS = 60_000;

/**
 * Watches one session over all its runs: feeds the rules while the exam runs, and turns their answers into stored incidents with
 * their evidence and into hints for the candidate. The rules see inputs in the order in which they come; storing happens after,
 * in the same order, and waits for a database that is away.
 */
export class SessionMonitor {
  readonly #logger = new Logger(SessionMonitor.name);
  readonly #queue = new RetryQueue({
    onFailure: (error) =>
      this.#logger.warn(`What is to be read and stored waits for the database: ${String(error)}`),
    onSetAside: (label, code) =>
      this.#logger.error(
        `Session ${this.parts.session.sessionId}: ${label} is refused by the database (${code}) and not stored`,
      ),
  });
  readonly #ids = new Map<string, string>();
  readonly #hints = new Map<string, RaisedHint>();
  readonly #evidence = new EvidencePicker((id, frame) => {
    const { session, ledger } = this.parts;
    this.#queue.add(`evidence of incident ${id}`, () => ledger.keepEvidence(session, id, frame));
  });
  #flowing: MediaSource[] = [];
  readonly #devices = new Map<MediaSource, string>();
  #pageConnected = true;
  #interrupted = false;
  #scanning = false;
  #policy: EffectivePolicy | null = null;
  #policyAsked = false;
  #rules: SessionRules | null = null;
  /** What the rules will be told once they are there. */
  #waiting: ((rules: SessionRules) => void)[] = [];
  #watching = false;

  constructor(private readonly parts: SessionMonitorParts) {}

  /** Whether pictures and sound are wanted now. */
  get watching(): boolean {
    return this.#watching && !this.#scanning;
  }

  /** What the analysis need not look for is switched off here; the defaults until the exam runs. */
  get analysis(): EffectivePolicy['analysis'] {
    return (this.#policy ?? DEFAULT_EFFECTIVE_POLICY).analysis;
  }

  /** Where pictures of faces are, as the rules know by now. */
  get pictures(): Box[] {
    return this.#rules?.pictures ?? [];
  }

  /**
   * The rules look on while the exam runs, also while its media is lost: then they see the gap. While the candidate scans the
   * room they judge nothing by picture and sound.
   */
  changeState(state: SessionState, atMs: number): void {
    const watching = state === 'running' || state === 'scanning' || state === 'interrupted';
    const scanning = state === 'scanning';
    if (watching && this.#watching && scanning !== this.#scanning) {
      this.#push({ kind: 'room_scan', atMs, underWay: scanning });
    }
    this.#scanning = scanning;
    const interrupted = state === 'interrupted';
    if (watching && this.#watching && interrupted !== this.#interrupted) {
      this.#push({ kind: 'interruption', atMs, interrupted });
    }
    this.#interrupted = interrupted;
    if (watching === this.#watching) return;
    if (!watching) {
      this.#push({ kind: 'watch_ended', atMs });
      this.#watching = false;
      return;
    }
    this.#watching = true;
    this.#askForPolicy();
    for (const source of this.#flowing) this.#push({ kind: 'media', atMs, source, flowing: true });
    for (const [source, label] of this.#devices) this.#push({ kind: 'device', atMs, source, label });
    this.#push({ kind: 'page', atMs, connected: this.#pageConnected });
    this.#push({ kind: 'interruption', atMs, interrupted });
    if (scanning) this.#push({ kind: 'room_scan', atMs, underWay: true });
  }

  /** A page took the session over and knows of nothing yet, or the page that held it is gone. */
  changePage(connected: boolean, atMs: number): void {
    this.#pageConnected = connected;
    this.#push({ kind: 'page', atMs, connected });
  }

  /** The latest whole picture of a source, for evidence. */
  noteFrame(source: 'camera' | 'screen', frame: KeyFrame): void {
    this.#evidence.noteFrame(source, frame);
  }

  observeFrame(observation: FrameObservation, frame: KeyFrame): void {
    if (!this.#watching) return;
    this.parts.log.add(observation);
    this.#push(observation, frame);
  }

  observeSound(observation: SoundObservation): void {
    if (!this.#watching) return;
    this.parts.log.add(observation);
    this.#push(observation);
  }

  /** What the line was like, for those who review; the rules do not look at it. */
  noteNetwork(sample: NetworkSample): void {
    if (this.#watching) this.parts.log.addContext({ kind: 'network', ...sample });
  }

  analysisFailed(source: AnalysedSource, atMs: number): void {
    this.#push({ kind: 'analysis_unavailable', atMs, source });
  }

  report(events: readonly ClientEvent[], nowMs: number): void {
    for (const event of events) {
      const atMs = Math.min(Math.max(event.atMs, nowMs - OLDEST_REPORT_MS), nowMs);
      this.#push({ kind: 'client', event: { ...event, atMs } });
    }
  }

  /** Raises what stands once more, for a page that has begun anew and knows of nothing. */
  repeatHints(): void {
    for (const hint of this.#hints.values()) this.#deliver(hint);
  }

  setFlowing(flowing: MediaSource[], atMs: number): void {
    const before = this.#flowing;
    this.#flowing = flowing;
    for (const source of MEDIA_SOURCES) {
      const flows = flowing.includes(source);
      if (flows !== before.includes(source)) this.#push({ kind: 'media', atMs, source, flowing: flows });
    }
  }

  /** The sending of a source began, from the device of this name. */
  noteDevice(source: MediaSource, label: string, atMs: number): void {
    this.#devices.set(source, label);
    this.#push({ kind: 'device', atMs, source, label });
  }

  tick(atMs: number): void {
    this.#push({ kind: 'tick', atMs });
    this.parts.log.tick(atMs);
  }

  /** Closes what is open and stores everything that waits. The monitor is of no use afterwards. */
  async close(atMs: number): Promise<void> {
    this.changeState('submitted', atMs);
    await Promise.all([this.#queue.drained(), this.parts.log.close()]);
    // What waited for the rules joined the queue only when they were there.
    await this.#queue.drained();
  }

  #push(input: RuleInput, frame?: KeyFrame): void {
    if (!this.#watching) return;
    if (input.kind !== 'frame' && input.kind !== 'sound' && input.kind !== 'tick')
      this.parts.log.addContext(input);
    this.#withRules((rules) => this.#handle(rules.push(input), frame));
  }

  #withRules(step: (rules: SessionRules) => void): void {
    if (this.#rules) return step(this.#rules);
    this.#waiting.push(step);
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift();
  }

  /** Nobody is judged by rules that are not this session's: until they are read, everything waits. */
  #askForPolicy(): void {
    if (this.#policyAsked) return;
    this.#policyAsked = true;
    this.#queue.add('the rules of the session', async () => {
      const { document, policy } = await this.parts.loadPolicy();
      const rules = new SessionRules(policy.thresholds, { ...policy, policy: referenceTo(document) });
      this.#policy = policy;
      this.#rules = rules;
      const steps = this.#waiting;
      this.#waiting = [];
      for (const step of steps) step(rules);
    });
  }

  /** What is measured from a hint is measured from the moment when a page got it. */
  #deliver(hint: RaisedHint): void {
    const atMs = this.parts.hints.raised(hint);
    if (atMs !== null) this.#push({ kind: 'hint_delivered', atMs, rule: hint.rule });
  }

  #handle(changes: readonly IncidentChange[], frame?: KeyFrame): void {
    const raised: RaisedHint[] = [];
    for (const change of changes) {
      if (change.change === 'hint_raised') {
        const hint = { hintId: this.#idOf(change.key), rule: change.rule, text: change.text };
        this.#hints.set(change.key, hint);
        raised.push(hint);
      } else if (change.change === 'hint_cleared') {
        this.parts.hints.cleared({ hintId: this.#idOf(change.key) });
        this.#ids.delete(change.key);
        this.#hints.delete(change.key);
      } else {
        this.#store(change, frame);
      }
    }
    for (const hint of raised) this.#deliver(hint);
  }

  #store(step: OngoingStep | ClosedStep, frame: KeyFrame | undefined): void {
    const { session, ledger } = this.parts;
    const id = this.#idOf(step.key);
    const label = `incident ${id}, ${step.change}`;
    if (step.change === 'closed') {
      this.#ids.delete(step.key);
      this.#evidence.closed(id);
      this.#queue.add(label, () => ledger.close(session, id, step));
    } else if (step.change === 'updated') {
      this.#queue.add(label, () => ledger.update(session, id, step));
    } else {
      this.#queue.add(label, () => ledger.open(session, id, step));
      if (step.wantsEvidence) this.#evidence.opened(id, step, frame);
    }
  }

  #idOf(key: string): string {
    const id = this.#ids.get(key) ?? newId();
    this.#ids.set(key, id);
    return id;
  }
}
