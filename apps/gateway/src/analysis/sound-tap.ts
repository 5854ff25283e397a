import { type SoundObservation, type SoundRequest } from '@bakylau/contracts';
import { type OpusPacket } from '@bakylau/recording';

const WINDOW_MS = 1_000;
/** An Opus decoder that begins in the middle needs about 60 ms to settle. */
const PREROLL_PACKETS = 3;
/** After a pause the window so far is worth a level only when it is not much shorter than a window. */
const MIN_WINDOW_MS = 200;
/** A longer pause between packets ends the window. */
const MAX_PAUSE_MS = 300;

export interface SoundTapOptions {
  sessionId: string;
  analyse: (request: SoundRequest) => Promise<SoundObservation>;
  onObservation: (observation: SoundObservation) => void;
  onUnavailable: (atMs: number, error: unknown) => void;
}

/** Hands the sound to the analysis in windows of a second: one at a time, and while one is there only the newest waits. */
export class SoundTap {
  #window: OpusPacket[] = [];
  #preroll: OpusPacket[] = [];
  #inFlight = false;
  #waiting: SoundRequest | null = null;
  /** What the speech network remembers, and where the sound that it remembers ended. */
  #memory: { speechState: string; untilMs: number } | null = null;
  #dropped = 0;
  #closed = false;

  constructor(private readonly options: SoundTapOptions) {}

  /** Windows that a newer one replaced before they could be analysed. */
  get droppedWindows(): number {
    return this.#dropped;
  }

  offer(packet: OpusPacket): void {
    if (this.#closed) return;
    const [first] = this.#window;
    const last = this.#window.at(-1);
    if (first && last) {
      const paused = packet.atMs - (last.atMs + last.durationMs) > MAX_PAUSE_MS;
      if (paused || packet.atMs - first.atMs >= WINDOW_MS) this.#finishWindow();
    }
    this.#window.push(packet);
  }

  close(): void {
    this.#closed = true;
    this.#waiting = null;
  }

  #finishWindow(): void {
    const packets = this.#window;
    const preroll = this.#preroll;
    this.#window = [];
    this.#preroll = packets.slice(-PREROLL_PACKETS);
    const durationMs = packets.reduce((sum, packet) => sum + packet.durationMs, 0);
    if (durationMs < MIN_WINDOW_MS) return;
    this.#send({
      sessionId: this.options.sessionId,
      atMs: Math.round(packets[0]!.atMs),
      durationMs: Math.round(durationMs),
      packets: [...preroll, ...packets].map(({ packet }) => packet.toString('base64')),
      prerollPackets: preroll.length,
    });
  }

  #send(request: SoundRequest): void {
    if (this.#inFlight) {
      if (this.#waiting) this.#dropped++;
      this.#waiting = request;
      return;
    }
    void this.#analyse(request);
  }

  async #analyse(request: SoundRequest): Promise<void> {
    this.#inFlight = true;
    try {
      const observation = await this.options.analyse({ ...request, ...this.#memoryFor(request) });
      const { speechState, atMs, durationMs } = observation;
      this.#memory = speechState === null ? null : { speechState, untilMs: atMs + durationMs };
      if (!this.#closed) this.options.onObservation(observation);
    } catch (error) {
      // Whatever went wrong, this window has no observation; the rules count it, whatever the reason.
      if (!this.#closed) this.options.onUnavailable(request.atMs, error);
    } finally {
      this.#inFlight = false;
    }
    const next = this.#waiting;
    this.#waiting = null;
    if (next && !this.#closed) void this.#analyse(next);
  }

  /** What was heard before counts only when this window goes on where it ended. */
  #memoryFor({ atMs }: SoundRequest): Pick<SoundRequest, 'speechState'> {
    if (!this.#memory || Math.abs(atMs - this.#memory.untilMs) > MAX_PAUSE_MS) return {};
    return { speechState: this.#memory.speechState };
  }
}
