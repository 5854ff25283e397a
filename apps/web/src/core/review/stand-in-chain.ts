import type { LocalRecording } from '@bakylau/contracts';
import { PlayerChain, type PlayerMedia } from './player-chain';
import type { Coverage, CoveredTrack } from './recording-coverage';

/** A recording is fetched when the position comes this near to it: each fetch is a view, and is logged. */
const FETCH_AHEAD_MS = 10_000;

/**
 * Plays what the candidate's own browser recorded where the recording of the gateway has nothing. There may be several such
 * recordings of one chain; the one that is due is loaded. Where the main chain has a picture, this one never shows.
 */
export class StandInChain extends PlayerChain {
  private recordings: readonly LocalRecording[] = [];
  private urlOf: (recording: LocalRecording) => string = () => '';

  constructor(
    private readonly main: PlayerChain,
    media: PlayerMedia,
    now: () => number,
  ) {
    super(main.name, media, now);
  }

  /** Gives the recordings of all chains, and gives them again when there are more; in any order. */
  offerLocal(recordings: readonly LocalRecording[], urlOf: (recording: LocalRecording) => string): void {
    this.recordings = recordings
      .filter(({ chain }) => chain === this.name)
      .toSorted((a, b) => a.startMs - b.startMs);
    this.urlOf = urlOf;
  }

  /** Every span that this chain can show, loaded or not. */
  get covered(): CoveredTrack[] {
    return this.recordings.map(({ startMs, endMs }) => ({ startMs, endMs, gaps: [] }));
  }

  /** Loads the recording that covers the position or comes next. */
  prepare(positionMs: number): void {
    const due = this.recordings.find(
      ({ startMs, endMs }) => positionMs < endMs && positionMs >= startMs - FETCH_AHEAD_MS,
    );
    if (!due || this.loaded?.version === versionOf(due)) return;
    const { chain, startMs, endMs, sizeBytes } = due;
    const rest = { segments: 1, runs: 1, gaps: [], version: versionOf(due) };
    this.show({ chain, startMs, endMs, sizeBytes, ...rest }, this.urlOf(due));
  }

  /** While the main chain has a picture, a loaded recording waits where that one ends. */
  override coverage(positionMs: number): Coverage {
    const own = super.coverage(positionMs);
    if (own.kind === 'after') return own;
    const main = this.main.coverage(positionMs);
    if (main.kind !== 'recorded') return own;
    const { startMs = 0, endMs = 0 } = this.loaded ?? {};
    const untilMs = Math.max(main.untilMs, startMs);
    return untilMs < endMs ? { kind: 'gap', untilMs } : { kind: 'after' };
  }
}

function versionOf({ id, sizeBytes }: LocalRecording): string {
  return `${id} ${sizeBytes}`;
}
