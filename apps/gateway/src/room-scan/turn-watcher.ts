import { type FrameObservation, type FrameRequest } from '@bakylau/contracts';
import { type RoomTurn } from './room-turn';

export type AnalyseFrame = (request: FrameRequest) => Promise<FrameObservation>;

/** At four to five pictures a second and some ten degrees a second, everything comes into view at least three times. */
const EVERY_NTH = 4;
/** A turn that is over waits so long for its last pictures. */
const PATIENCE_MS = 2_000;

/**
 * Has every fourth picture of a turn looked at for people and screens. One at a time: a busy analysis costs a look, and never
 * holds up the turn. Faces are looked for on every one, because a person who sits is often only a head above a desk.
 */
export class TurnWatcher {
  #pictures = 0;
  #looking: Promise<void> | null = null;

  constructor(
    private readonly sessionId: string,
    private readonly turn: RoomTurn,
    private readonly analyse: AnalyseFrame,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** @param atMs as given to the turn @param sessionMs the same on the session clock */
  offer(jpeg: Uint8Array, atMs: number, sessionMs: number): void {
    if (this.#pictures++ % EVERY_NTH !== 0 || this.#looking) return;
    this.#looking = this.#look(jpeg, atMs, sessionMs).finally(() => {
      this.#looking = null;
    });
  }

  /** Resolves when the last look is over or has taken too long. */
  async settled(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
    await Promise.race([this.#looking ?? Promise.resolve(), late]);
    clearTimeout(timer);
  }

  async #look(jpeg: Uint8Array, atMs: number, sessionMs: number): Promise<void> {
    try {
      const seen = await this.analyse({
        sessionId: this.sessionId,
        atMs: sessionMs,
        source: 'camera',
        encoding: 'jpeg',
        image: Buffer.from(jpeg).toString('base64'),
        wants: { objects: true },
      });
      this.turn.note(atMs, seen);
    } catch (error) {
      this.onFailure(error);
    }
  }
}
