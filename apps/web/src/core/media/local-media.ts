import type { MediaSource } from '@bakylau/contracts';
import { Store, type ReadableStore } from '../store';
import { cameraConstraints, microphoneConstraints, SCREEN_OPTIONS } from './capture-constraints';
import { mediaProblemOf, type MediaProblem } from './media-error';

/**
 * One source of the candidate's media:
 * - `off`: not asked for yet
 * - `asking`: the browser shows its question
 * - `live`: `track` runs
 * - `refused`: asked for and not given, `problem` says why
 * - `ended`: it ran and stopped by itself; `cause` as far as the browser lets us know
 */
export type SourceState =
  | { kind: 'off' | 'asking' }
  | { kind: 'live'; track: MediaStreamTrack; label: string; surface: string | null }
  | { kind: 'refused'; problem: MediaProblem }
  | { kind: 'ended'; cause: 'user' | 'device' };

export type LocalMediaState = Record<MediaSource, SourceState>;

export interface LocalMediaEvents {
  onEnded: (source: MediaSource, cause: 'user' | 'device') => void;
  /** `changed`: it is another device than before. */
  onRestored: (source: MediaSource, label: string, changed: boolean) => void;
}

const OFF: LocalMediaState = {
  camera: { kind: 'off' },
  microphone: { kind: 'off' },
  screen: { kind: 'off' },
};
const RECOVER_EVERY_MS = 3000;
/** Time for the other tracks to end too, when it was not the screen alone that ended. */
const SETTLE_MS = 250;

/**
 * The candidate's camera, microphone and screen. A camera or microphone that stops is asked for again until it is back; the
 * screen cannot be (browsers want a click for it), so the page shows a button.
 */
export class LocalMedia {
  private readonly states = new Store<LocalMediaState>(OFF);
  private readonly chosen: Record<'camera' | 'microphone', string | null> = {
    camera: null,
    microphone: null,
  };
  private readonly lastLabel: Partial<Record<MediaSource, string>> = {};
  private recovery: ReturnType<typeof setInterval> | null = null;
  private closed = false;

  constructor(
    private readonly devices: Pick<MediaDevices, 'getUserMedia' | 'getDisplayMedia' | 'enumerateDevices'>,
    private readonly events: LocalMediaEvents = { onEnded: () => undefined, onRestored: () => undefined },
  ) {}

  get state(): ReadableStore<LocalMediaState> {
    return this.states;
  }

  /** The running track of a source, or null. */
  trackOf(source: MediaSource): MediaStreamTrack | null {
    const state = this.states.get()[source];
    return state.kind === 'live' ? state.track : null;
  }

  /** Asks for the camera or microphone; with an id for that very device. Ends in `live` or `refused`, never throws. */
  async startDevice(
    source: 'camera' | 'microphone',
    deviceId: string | null = this.chosen[source],
  ): Promise<void> {
    this.chosen[source] = deviceId;
    await this.capture(source, async () => {
      const constraints =
        source === 'camera'
          ? { video: cameraConstraints(deviceId) }
          : { audio: microphoneConstraints(deviceId) };
      const stream = await this.devices.getUserMedia(constraints);
      return stream.getTracks()[0];
    });
  }

  /** Asks for the whole screen. Must be called from a click. Ends in `live` or `refused`, never throws. */
  async startScreen(): Promise<void> {
    await this.capture('screen', async () => {
      const stream = await this.devices.getDisplayMedia(SCREEN_OPTIONS);
      const track = stream.getVideoTracks()[0];
      // Text must stay sharp; a smooth pointer does not matter.
      if (track) track.contentHint = 'text';
      return track;
    });
  }

  /** Cameras or microphones to choose from; names are empty until one was allowed. */
  async listDevices(source: 'camera' | 'microphone'): Promise<MediaDeviceInfo[]> {
    const kind = source === 'camera' ? 'videoinput' : 'audioinput';
    const all = await this.devices.enumerateDevices().catch(() => []);
    return all.filter((device) => device.kind === kind && device.deviceId !== '');
  }

  /** Lets all devices go; each may be started again. */
  stop(): void {
    if (this.recovery) clearInterval(this.recovery);
    this.recovery = null;
    for (const source of ['camera', 'microphone', 'screen'] as const) this.release(source);
    this.states.set(OFF);
  }

  close(): void {
    this.closed = true;
    this.stop();
  }

  private async capture(
    source: MediaSource,
    ask: () => Promise<MediaStreamTrack | undefined>,
  ): Promise<void> {
    const before = this.states.get()[source];
    if (before.kind === 'asking') return;
    this.setState(source, before.kind === 'live' ? before : { kind: 'asking' });
    try {
      const track = await ask();
      if (!track) return this.setState(source, { kind: 'refused', problem: 'missing' });
      if (this.closed) return track.stop();
      const surface = track.getSettings().displaySurface ?? null;
      if (source === 'screen' && surface !== null && surface !== 'monitor') {
        track.stop();
        return this.setState(source, { kind: 'refused', problem: 'wrong_surface' });
      }
      this.release(source);
      this.take(source, track, surface);
    } catch (thrown) {
      if (before.kind === 'live' && before.track.readyState === 'live') return;
      this.setState(source, { kind: 'refused', problem: mediaProblemOf(thrown) });
    }
  }

  private take(source: MediaSource, track: MediaStreamTrack, surface: string | null): void {
    const label = track.label || source;
    const before = this.lastLabel[source];
    this.lastLabel[source] = label;
    track.addEventListener('ended', () => void this.onTrackEnded(source, track));
    this.setState(source, { kind: 'live', track, label, surface });
    if (before !== undefined) this.events.onRestored(source, label, before !== label);
  }

  private async onTrackEnded(source: MediaSource, track: MediaStreamTrack): Promise<void> {
    if (this.trackOf(source) !== track) return;
    const cause = source === 'screen' ? await this.causeOfScreenEnd() : await this.causeOfEnd(source, track);
    if (this.closed || this.trackOf(source) !== track) return;
    this.setState(source, { kind: 'ended', cause });
    this.events.onEnded(source, cause);
    if (source !== 'screen') this.recover();
  }

  /**
   * Browsers do not say why a share ended. A person's click ends the screen alone; when the browser's whole capture fails, camera
   * and microphone end with it.
   */
  private async causeOfScreenEnd(): Promise<'user' | 'device'> {
    // What the exam does not use was never on.
    const used = (['camera', 'microphone'] as const).filter((source) => this.lastLabel[source] !== undefined);
    const others = used.map((source) => this.trackOf(source));
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    return others.every((track) => track?.readyState === 'live') ? 'user' : 'device';
  }

  /** A device that is still listed did not vanish, so somebody took the permission back. */
  private async causeOfEnd(
    source: 'camera' | 'microphone',
    track: MediaStreamTrack,
  ): Promise<'user' | 'device'> {
    const id = track.getSettings().deviceId;
    const listed = await this.listDevices(source);
    return listed.some((device) => device.deviceId === id) ? 'user' : 'device';
  }

  /** Asks for lost devices again until each is back; the one chosen before may be gone for good, so any will do. */
  private recover(): void {
    if (this.recovery || this.closed) return;
    const askAgain = (): void => {
      const lost = (['camera', 'microphone'] as const).filter((source) => this.wasLost(source));
      if (lost.length === 0) {
        if (this.recovery) clearInterval(this.recovery);
        this.recovery = null;
      }
      for (const source of lost) void this.startDevice(source, null);
    };
    this.recovery = setInterval(askAgain, RECOVER_EVERY_MS);
    askAgain();
  }

  private wasLost(source: MediaSource): boolean {
    const { kind } = this.states.get()[source];
    return this.lastLabel[source] !== undefined && (kind === 'ended' || kind === 'refused');
  }

  private release(source: MediaSource): void {
    const track = this.trackOf(source);
    if (!track) return;
    // Stopping by script fires no `ended`; the state is replaced by the caller.
    track.stop();
  }

  private setState(source: MediaSource, state: SourceState): void {
    this.states.patch({ [source]: state });
  }
}
