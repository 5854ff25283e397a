import { type IncidentRuleId } from '@bakylau/contracts';
import { type KeyFrame } from '@bakylau/recording';
import { type OngoingStep } from './incident-ledger';

/** Incidents about these show what was on the screen; all others show the camera. */
const SHOWN_ON_SCREEN: ReadonlySet<IncidentRuleId> = new Set(['page.left', 'screen.share_stopped']);
/** A picture this much older than the start of an incident still shows it: clocks of page and media differ a little. */
const EARLIEST_MS = 1_000;
/** The picture that is asked for when a page is left comes within this time after the incident opened, or not at all. */
const PATIENCE_MS = 3_000;

interface AwaitedPicture {
  incidentId: string;
  fromMs: number;
  untilMs: number;
}

/**
 * Chooses the picture that shows an incident. What is on the screen after a page was left is another thing than what was there
 * before, so an older picture would prove the opposite: a new one is waited for, and without one there is none.
 */
export class EvidencePicker {
  readonly #frames: { camera: KeyFrame | null; screen: KeyFrame | null } = { camera: null, screen: null };
  #awaited: AwaitedPicture[] = [];

  constructor(private readonly onPicked: (incidentId: string, frame: KeyFrame) => void) {}

  /** The latest whole picture of a source. */
  noteFrame(source: 'camera' | 'screen', frame: KeyFrame): void {
    this.#frames[source] = frame;
    if (source === 'camera') return;
    const fitting = this.#awaited.filter(({ fromMs, untilMs }) => isWithin(frame, fromMs, untilMs));
    this.#awaited = this.#awaited.filter((awaited) => !fitting.includes(awaited));
    for (const { incidentId } of fitting) this.onPicked(incidentId, frame);
  }

  /** @param seen the picture that the rule looked at, if it looked at one */
  opened(incidentId: string, { rule, startedAtMs, card }: OngoingStep, seen: KeyFrame | undefined): void {
    const { camera, screen } = this.#frames;
    if (rule === 'page.left') {
      const fromMs = startedAtMs - EARLIEST_MS;
      const untilMs = startedAtMs + card.durationMs + PATIENCE_MS;
      if (screen && isWithin(screen, fromMs, untilMs)) this.onPicked(incidentId, screen);
      else this.#awaited.push({ incidentId, fromMs, untilMs });
      return;
    }
    const frame = SHOWN_ON_SCREEN.has(rule) ? (screen ?? camera) : (seen ?? camera);
    if (frame) this.onPicked(incidentId, frame);
  }

  /** What comes after the end shows something else. */
  closed(incidentId: string): void {
    this.#awaited = this.#awaited.filter((awaited) => awaited.incidentId !== incidentId);
  }
}

function isWithin({ atMs }: KeyFrame, fromMs: number, untilMs: number): boolean {
  return atMs >= fromMs && atMs <= untilMs;
}
