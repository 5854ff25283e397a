/** A frame or sound packet on its way into a segment. Times are session milliseconds. */
export interface MediaBlock {
  timeMs: number;
  durationMs: number;
  track: number;
  isKey: boolean;
  data: Buffer;
  /** Silence of ours in place of sound that never came. */
  isFiller: boolean;
}

/**
 * Brings the blocks of both tracks into time order. Players refuse a file whose blocks go back in time, and the tracks arrive
 * with different delays.
 */
export class BlockQueue {
  private readonly blocks: MediaBlock[] = [];
  private head = 0;

  /** Blocks come almost sorted, so the place is searched from the end. */
  push(block: MediaBlock): void {
    const { blocks } = this;
    let at = blocks.length;
    while (at > this.head && blocks[at - 1]!.timeMs > block.timeMs) at--;
    if (at === blocks.length) blocks.push(block);
    else blocks.splice(at, 0, block);
  }

  /** Removes and returns the earliest block when it is not later than `untilMs`. */
  shiftUntil(untilMs: number): MediaBlock | undefined {
    const block = this.blocks[this.head];
    if (!block || block.timeMs > untilMs) return undefined;
    this.head++;
    if (this.head === this.blocks.length) {
      this.blocks.length = 0;
      this.head = 0;
    } else if (this.head === 64) {
      this.blocks.splice(0, 64);
      this.head = 0;
    }
    return block;
  }
}
