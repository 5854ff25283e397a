import {
  type CandidateChain,
  type ExaminerChain,
  type LocalRecording,
  type RecordingChain,
  type RecordingTrack,
} from '@bakylau/contracts';
import { Store, type ReadableStore } from '../store';
import { PlayerChain, type ChainCondition, type PlayerMedia } from './player-chain';
import { nextRecordedMs } from './recording-coverage';
import { StandInChain } from './stand-in-chain';

export const PLAYER_SPEEDS = [0.5, 1, 1.5, 2, 3, 4, 6, 8] as const;

/** `waiting`: the reviewer pressed play, and a picture is still loading. */
export type PlayerStatus = 'paused' | 'waiting' | 'playing';

export interface PlayerState {
  status: PlayerStatus;
  speed: number;
  durationMs: number;
  /** Whether it was told what to show. */
  loaded: boolean;
  /** The candidate's, and of a panel those whose element is on the page. */
  chains: Record<CandidateChain, ChainCondition> & Partial<Record<ExaminerChain, ChainCondition>>;
  /** Whether what is shown comes from the candidate's own browser. */
  standIns: Record<CandidateChain, boolean>;
  /** The last stretch that was passed over because no chain has a recording there. */
  skipped: { fromMs: number; toMs: number } | null;
}

const CANDIDATES = ['av', 'screen'] as const satisfies readonly CandidateChain[];
const NONE = { recordings: [], urlOf: () => '' };
const TICK_MS = 50;
/** One picture at 15 a second, which is what candidates' cameras are asked for. */
const FRAME_MS = 1000 / 15;
/** Chains that begin this close together are shown from the later one on, so that both have a picture at the start. */
const TOGETHER_MS = 1000;
/** Shorter stretches are passed over without a word. */
const NOTABLE_SKIP_MS = 1000;

/**
 * Plays camera (with sound), screen and the examiners of an oral exam in step on one clock in session milliseconds. The clock follows the chain that leads
 * (the camera, because its sound must not be bent; the screen where the camera has a gap; then the examiners) and runs by itself where none
 * has a picture; the other chains are kept to the clock by their speed, and by a seek when one is more than 250 ms off. When one
 * picture must load, all wait. Stretches without any recording are passed over; where only the candidate's own browser recorded, that
 * is shown in place of the gap.
 */
export class SyncedPlayer {
  private chains: readonly PlayerChain[];
  private readonly standIns: readonly StandInChain[];
  private readonly store = new Store<PlayerState>({
    status: 'paused',
    speed: 1,
    durationMs: 0,
    loaded: false,
    chains: { av: 'none', screen: 'none' },
    standIns: { av: false, screen: false },
    skipped: null,
  });
  private playing = false;
  /** Whether the clock runs; false while paused and while a picture loads. */
  private running = false;
  /** Where the recording begins: there is nothing to see before. */
  private firstMs = 0;
  private anchorMs = 0;
  private anchorAt: number;
  private timer: ReturnType<typeof setInterval> | undefined;

  /** @param standIns elements for what the candidate's browser recorded in gaps; without them that is passed over */
  constructor(
    media: Record<CandidateChain, PlayerMedia>,
    private readonly now: () => number = () => performance.now(),
    standIns?: Record<CandidateChain, PlayerMedia>,
  ) {
    const main = CANDIDATES.map((name) => new PlayerChain(name, media[name], now));
    this.standIns = standIns
      ? CANDIDATES.map((name, index) => new StandInChain(main[index]!, standIns[name], now))
      : [];
    // The camera before the screen, whoever recorded it: the first that has a picture leads.
    this.chains = main.flatMap((chain, index) => [chain, ...this.standIns.slice(index, index + 1)]);
    this.anchorAt = now();
  }

  /** Everything but the position, which changes all the time: ask `positionMs`. */
  get state(): ReadableStore<PlayerState> {
    return this.store;
  }

  /** Begins to steer the pictures; may be called again after `close`. */
  open(): void {
    clearInterval(this.timer);
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  /** Takes the element for an examiner's recording; null when it is gone. Give the recordings after that. */
  seat(name: ExaminerChain, media: PlayerMedia | null): void {
    this.chains.find((chain) => chain.name === name)?.close();
    const others = this.chains.filter((chain) => chain.name !== name);
    this.chains = media ? [...others, new PlayerChain(name, media, this.now)] : others;
  }

  /**
   * Gives the recordings, and gives them again when they have grown.
   * @param urlOf address of a chain's file; carries the track's `version`, so that a grown file is another address
   */
  load(
    tracks: readonly RecordingTrack[],
    durationMs: number,
    urlOf: (track: RecordingTrack) => string,
    local: { recordings: readonly LocalRecording[]; urlOf: (recording: LocalRecording) => string } = NONE,
  ): void {
    for (const track of tracks) this.find(track.chain)?.offer(track, urlOf(track));
    for (const chain of this.standIns) chain.offerLocal(local.recordings, local.urlOf);
    const spans = [...tracks, ...this.standIns.flatMap(({ covered }) => covered)];
    const endMs = spans.reduce((end, span) => Math.max(end, span.endMs), durationMs);
    this.set({ durationMs: endMs, loaded: true });
    this.firstMs = firstPictureMs(spans);
    if (this.positionMs() < this.firstMs) this.moveTo(this.firstMs);
    this.tick();
  }

  /** Session time that is shown now, milliseconds. */
  positionMs(): number {
    const ranMs = this.running ? (this.now() - this.anchorAt) * this.store.get().speed : 0;
    return Math.min(this.anchorMs + ranMs, this.store.get().durationMs);
  }

  play(): void {
    if (this.positionMs() >= this.store.get().durationMs) this.moveTo(0);
    this.playing = true;
    this.tick();
  }

  pause(): void {
    this.playing = false;
    this.stopClock();
    this.tick();
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Goes to a session time; keeps playing when it was. */
  seek(toMs: number): void {
    this.set({ skipped: null });
    this.moveTo(toMs);
    this.tick();
  }

  seekBy(deltaMs: number): void {
    this.seek(this.positionMs() + deltaMs);
  }

  /**
   * Stops, and goes one picture on or back. A recording has pictures at uneven times, so the step is a fixed one: the next
   * picture at the cameras' usual rate.
   */
  stepFrame(step: 1 | -1): void {
    this.pause();
    this.seekBy(step * FRAME_MS);
  }

  setSpeed(speed: number): void {
    this.stampClock();
    this.set({ speed });
    this.tick();
  }

  /** Loads a chain again that could not be read. */
  retry(chain: RecordingChain): void {
    this.find(chain)?.reload();
  }

  /** How far a chain's picture is from the clock, milliseconds; null where it has none. */
  driftMs(chain: RecordingChain): number | null {
    const position = this.positionMs();
    const it = this.find(chain);
    return it?.coverage(position).kind === 'recorded' ? it.mediaMs() - position : null;
  }

  close(): void {
    clearInterval(this.timer);
    this.playing = false;
    this.running = false;
    for (const chain of this.chains) chain.close();
  }

  private tick(): void {
    for (const chain of this.chains) chain.adoptGrown(this.positionMs(), this.playing);
    for (const chain of this.standIns) chain.prepare(this.positionMs());
    if (this.running) this.keepRunning();
    else if (this.playing) this.tryToStart();
    else for (const chain of this.chains) chain.align(this.positionMs());
    this.publish();
  }

  private tryToStart(): void {
    const position = this.positionMs();
    if (this.reachedEnd(position) || this.skipEmptyStretch(position)) return;
    for (const chain of this.chains) chain.align(position);
    if (!this.chains.every((chain) => chain.isReady(position))) return;
    this.running = true;
    this.anchorAt = this.now();
    for (const chain of this.chains) chain.run(position, this.store.get().speed);
  }

  private keepRunning(): void {
    this.followLeader();
    const position = this.positionMs();
    if (this.reachedEnd(position) || this.skipEmptyStretch(position)) return;
    for (const chain of this.chains) {
      if (chain.coverage(position).kind !== 'recorded') {
        chain.align(position);
        continue;
      }
      if (!chain.keepInStep(position, this.store.get().speed)) return this.stopClock();
    }
  }

  /** Takes the leading picture's time for the clock, unless it is so far off that it must be sought itself. */
  private followLeader(): void {
    const position = this.positionMs();
    const leader = this.chains.find((chain) => chain.coverage(position).kind === 'recorded');
    if (leader?.leads(position)) this.anchor(leader.mediaMs());
    else this.stampClock();
  }

  private skipEmptyStretch(position: number): boolean {
    const loaded = this.names.flatMap((name) => this.find(name)?.loaded ?? []);
    const covered = this.standIns.flatMap((chain) => chain.covered);
    const nextMs = nextRecordedMs([...loaded, ...covered], position);
    if (nextMs === null || nextMs <= position) return false;
    this.moveTo(nextMs);
    if (nextMs - position >= NOTABLE_SKIP_MS) this.set({ skipped: { fromMs: position, toMs: nextMs } });
    return true;
  }

  private reachedEnd(position: number): boolean {
    if (position < this.store.get().durationMs) return false;
    this.pause();
    return true;
  }

  private moveTo(toMs: number): void {
    this.running = false;
    this.anchor(Math.max(this.firstMs, Math.min(toMs, this.store.get().durationMs)));
    for (const chain of this.chains) chain.align(this.anchorMs);
  }

  private stopClock(): void {
    this.stampClock();
    this.running = false;
    for (const chain of this.chains) chain.halt();
  }

  private stampClock(): void {
    this.anchor(this.positionMs());
  }

  private anchor(positionMs: number): void {
    this.anchorMs = positionMs;
    this.anchorAt = this.now();
  }

  private get names(): RecordingChain[] {
    return [...new Set(this.chains.map(({ name }) => name))];
  }

  private find(name: RecordingChain): PlayerChain | undefined {
    return this.chains.find((chain) => chain.name === name);
  }

  private publish(): void {
    const position = this.positionMs();
    const standsIn = (name: RecordingChain) =>
      this.standIns.find((chain) => chain.name === name && chain.coverage(position).kind === 'recorded');
    const conditionOf = (name: RecordingChain): ChainCondition =>
      (standsIn(name) ?? this.find(name))?.condition(position) ?? 'none';
    const { names } = this;
    const chains = Object.fromEntries(
      names.map((name) => [name, conditionOf(name)]),
    ) as PlayerState['chains'];
    const standIns = { av: Boolean(standsIn('av')), screen: Boolean(standsIn('screen')) };
    const status: PlayerStatus = !this.playing ? 'paused' : this.running ? 'playing' : 'waiting';
    const state = this.store.get();
    const isSame =
      status === state.status &&
      names.length === Object.keys(state.chains).length &&
      names.every((name) => chains[name] === state.chains[name]) &&
      CANDIDATES.every((name) => standIns[name] === state.standIns[name]);
    if (!isSame) this.set({ status, chains, standIns });
  }

  private set(change: Partial<PlayerState>): void {
    this.store.patch(change);
  }
}

/** The instant at which a recording is opened: when the first chain begins, or a moment later when the others follow closely. */
function firstPictureMs(tracks: readonly Pick<RecordingTrack, 'startMs'>[]): number {
  const starts = tracks.map((track) => track.startMs);
  const earliest = Math.max(0, Math.min(...starts, Infinity));
  if (!Number.isFinite(earliest)) return 0;
  return Math.max(earliest, ...starts.filter((start) => start - earliest <= TOGETHER_MS));
}
