import { type FrameSize } from '@bakylau/recording';

/** Two seconds at 15 frames a second: what is normal now. */
const REMEMBERED = 30;
/** Sizes scatter by a factor of two around their middle while a person sits and writes. */
const JUMP_FACTOR = 4;
/** Smaller frames say nothing, whatever the factor: a still picture's frames have some hundred bytes. */
const LEAST_BYTES = 1_500;
/** The frames right after a whole picture are small or large by the encoder's own doing. */
const SETTLING_MS = 400;

/**
 * Motion for nothing: the sizes of the frames between key frames tell how much the picture changes, without decoding one. A jump
 * means that it is worth looking now and not at the next regular time.
 */
export class SizeJump {
  #sizes: number[] = [];
  #settledMs = -Infinity;

  /** Takes the next frame; true when it is far larger than the ones before it. */
  note({ atMs, sizeBytes, isKey }: FrameSize): boolean {
    if (isKey) this.#settledMs = atMs + SETTLING_MS;
    if (isKey || atMs < this.#settledMs) return false;
    const isJump =
      this.#sizes.length === REMEMBERED &&
      sizeBytes >= LEAST_BYTES &&
      sizeBytes > JUMP_FACTOR * this.#middle();
    this.#sizes = [...this.#sizes, sizeBytes].slice(-REMEMBERED);
    return isJump;
  }

  #middle(): number {
    return this.#sizes.toSorted((a, b) => a - b)[REMEMBERED >> 1] ?? Infinity;
  }
}
