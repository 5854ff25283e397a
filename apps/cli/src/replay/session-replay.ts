import { type FrameObservation, type SoundObservation } from '@bakylau/contracts';
import { inputAtMs, knownFaceOf, type LookPlan, type RuleInput } from '@bakylau/domain';
import { type StoredObservation } from '@bakylau/persistence';
import { type OpusPacket } from '@bakylau/recording';
import { type ObjectStore } from '@bakylau/storage';
import { decodePicture } from '@bakylau/vision';
import { type CollectedIncident, IncidentCollector } from '../analysis/incident-collector';
import { type Observer } from '../analysis/observer';
import { readRecordedMedia, type RecordedMedium } from './recorded-media';
import { compareIncidents, FigureComparison, type ReplayReport } from './replay-report';
import { type SessionLog } from './session-log';

type StoredFrame = Extract<StoredObservation, { kind: 'frame' }>;
type StoredSound = Extract<StoredObservation, { kind: 'sound' }>;

/** Times in segments are whole milliseconds, those of observations are rounded. */
const SAME_MOMENT_MS = 2;
/** As many packets before a window as a running session sends to settle the decoder. */
const PREROLL_PACKETS = 3;

/**
 * Looks at a stored session again: the same pictures and windows of sound, looked at in the same way by the networks of today, and
 * the rules over what they give together with what else the rules saw then. Use one for one session.
 */
export class SessionReplay {
  private readonly frames: StoredFrame[];
  private readonly sounds: StoredSound[];
  private readonly figures = new FigureComparison();
  private readonly identity = { lookedAgain: 0, asStored: 0 };
  private readonly seen: (FrameObservation | SoundObservation)[] = [];
  private packets: OpusPacket[] = [];
  /** The picture before, as it was seen then. */
  private before: StoredFrame | null = null;

  constructor(
    private readonly log: SessionLog,
    private readonly observer: Observer,
  ) {
    this.frames = log.observations.filter((stored): stored is StoredFrame => stored.kind === 'frame');
    this.sounds = log.observations.filter((stored): stored is StoredSound => stored.kind === 'sound');
  }

  async replay(store: ObjectStore): Promise<ReplayReport> {
    let run: number | null = null;
    for await (const medium of readRecordedMedia(store, this.log.segments)) {
      if (run !== null && run !== medium.run) await this.endRun();
      run = medium.run;
      if (medium.kind === 'picture') await this.look(medium);
      else await this.hear(medium.packet);
    }
    await this.endRun();
    return this.report();
  }

  private report(): ReplayReport {
    const { sessionId, observations, incidents: stored } = this.log;
    const incidents = compareIncidents(stored, this.judge());
    const figures = this.figures.result;
    const missing = observations.length - this.seen.length;
    const identical =
      missing === 0 &&
      figures.every(({ different }) => different === 0) &&
      incidents.lost.length + incidents.added.length + incidents.changed.length === 0;
    return {
      sessionId,
      observations: { replayed: this.seen.length, missing },
      identity: this.identity,
      figures,
      incidents,
      identical,
    };
  }

  private judge(): CollectedIncident[] {
    const inputs: RuleInput[] = [...this.log.context, ...this.seen];
    const collector = new IncidentCollector(this.log.policy, this.log.policyReference);
    for (const input of inputs.toSorted((a, b) => inputAtMs(a) - inputAtMs(b))) collector.push(input);
    return collector.finish(Math.max(0, ...inputs.map(inputAtMs)));
  }

  private async look({ run, atMs, vp8 }: Extract<RecordedMedium, { kind: 'picture' }>): Promise<void> {
    while (this.frames[0] && this.frames[0].atMs < atMs - SAME_MOMENT_MS) this.frames.shift();
    const stored = this.frames[0];
    if (!stored || stored.atMs > atMs + SAME_MOMENT_MS) return;
    this.frames.shift();
    const plan = planOf(stored, this.before);
    this.before = stored;
    const isComparable = !this.hadOtherReference(run, stored);
    const wantIdentity = plan.wantIdentity && isComparable;
    const now = await this.observer.look(await decodePicture(vp8, 'vp8'), { ...plan, wantIdentity });
    if (plan.wantIdentity) this.identity[isComparable ? 'lookedAgain' : 'asStored'] += 1;
    // What cannot be looked at again is neither the same nor different: the rules see what was seen then.
    this.figures.add(isComparable ? stored : { ...stored, identity: null }, now);
    this.seen.push(isComparable ? now : { ...now, identity: stored.identity });
  }

  private hadOtherReference(run: number, { identity }: StoredFrame): boolean {
    const hadNone = identity?.usable === false && identity.reason === 'no_reference';
    return hadNone || this.log.runsOfOtherReference.has(run);
  }

  private async hear(packet: OpusPacket): Promise<void> {
    await this.listenUntil(packet.atMs);
    this.packets.push(packet);
  }

  private async endRun(): Promise<void> {
    await this.listenUntil(Infinity);
    this.packets = [];
    this.observer.forget();
    this.before = null;
  }

  /** Listens to the stored windows that end before this time. */
  private async listenUntil(atMs: number): Promise<void> {
    for (;;) {
      const [stored] = this.sounds;
      const last = this.packets.at(-1);
      if (!stored || !last) return;
      const untilMs = stored.atMs + stored.durationMs - SAME_MOMENT_MS;
      if (untilMs > atMs || stored.atMs > last.atMs + last.durationMs) return;
      this.sounds.shift();
      await this.listen(stored, untilMs);
    }
  }

  private async listen(stored: StoredSound, untilMs: number): Promise<void> {
    const { atMs, durationMs } = stored;
    const first = this.packets.findIndex((packet) => packet.atMs >= atMs - SAME_MOMENT_MS);
    if (first < 0) return;
    const from = Math.max(0, first - PREROLL_PACKETS);
    const packets = this.packets.slice(from).filter((packet) => packet.atMs < untilMs);
    this.packets = this.packets.slice(from);
    const window = { packets: packets.map(({ packet }) => packet), prerollPackets: first - from };
    if (packets.length <= window.prerollPackets) return;
    const now = await this.observer.listen(window, { atMs, durationMs });
    this.figures.add(stored, now);
    this.seen.push(now);
  }
}

/** What was looked for then. */
function planOf(
  { atMs, identity, body, objects, distantFacesScanned, faceKept, faces, pictures = [] }: StoredFrame,
  before: StoredFrame | null,
): LookPlan {
  return {
    atMs,
    wantIdentity: identity !== null,
    wants: {
      body: body !== null,
      objects: objects !== null,
      unlessStill: [],
      distantFaces: distantFacesScanned,
      gaze: faces.some(({ gaze }) => gaze !== null),
      pictures,
      knownFace: faceKept && before ? knownFaceOf(before) : null,
    },
  };
}
