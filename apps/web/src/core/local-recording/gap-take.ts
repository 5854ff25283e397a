import type { ChainCapture } from './chain-capture';
import type { ShelvedPart } from './part-shelf';

export type TakenPart = Omit<ShelvedPart, 'attemptId'>;

/**
 * One recording of the page by itself, over all chains. It begins on a mere suspicion, so its parts are held in memory until `keep`
 * says that the gateway really heard nothing; `drop` forgets them.
 */
export class GapTake {
  readonly captures: Pick<ChainCapture, 'recordingId' | 'stop'>[] = [];
  private held: TakenPart[] = [];
  private fate: 'open' | 'kept' | 'dropped' = 'open';

  /** @param onPart gets the parts of a take that is kept, in order */
  constructor(
    readonly startMs: number,
    private readonly onPart: (part: TakenPart) => void,
  ) {}

  get kept(): boolean {
    return this.fate === 'kept';
  }

  add(part: TakenPart): void {
    if (this.fate === 'kept') this.onPart(part);
    else if (this.fate === 'open') this.held.push(part);
  }

  keep(): void {
    if (this.fate !== 'open') return;
    this.fate = 'kept';
    for (const part of this.held.splice(0)) this.onPart(part);
  }

  /** Ends a take; one that is kept hands out the rest. */
  stop(): void {
    for (const capture of this.captures.splice(0)) capture.stop();
  }

  /** Ends a take that was not needed. */
  drop(): void {
    this.fate = 'dropped';
    this.held = [];
    this.stop();
  }
}
