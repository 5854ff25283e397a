import { type MediaSource } from '@bakylau/contracts';

/**
 * A source whose last packet is older than this does not flow. Camera and microphone send all the time (also when muted in
 * the page); a screen on which nothing changes may send one picture in several seconds.
 */
const SILENT_AFTER_MS: Record<MediaSource, number> = { camera: 2_000, microphone: 2_000, screen: 5_000 };

/** When packets of each source last arrived. Times are session milliseconds. */
export class FlowMeter {
  readonly #lastMs = new Map<MediaSource, number>();

  arrived(source: MediaSource, atMs: number): void {
    this.#lastMs.set(source, atMs);
  }

  isFlowing(source: MediaSource, nowMs: number): boolean {
    const lastMs = this.#lastMs.get(source);
    return lastMs !== undefined && nowMs - lastMs < SILENT_AFTER_MS[source];
  }

  /** Arrival of the last packet of any source; null when none ever came. */
  get lastPacketMs(): number | null {
    return this.#lastMs.size === 0 ? null : Math.max(...this.#lastMs.values());
  }
}
