/** A kept picture: the place that it shows and how sharp it is. */
export interface KeptView {
  atMs: number;
  positionPx: number;
  verticalPx: number;
  sharpness: number;
}

/** The panorama takes a picture about every 8 degrees, so that each gives only its middle. */
const slotWidth = 0.12;
/** A later picture has to be so much sharper to take an earlier one's place. */
const worthIt = 1.1;

/** Chooses one picture for each place, the sharpest, while the turn goes on. */
export class ViewSlots {
  readonly views = new Map<number, KeptView>();

  constructor(private readonly widthPx: number) {}

  /** The slot that the picture fills, or null when it is not needed. */
  offer(view: KeptView): number | null {
    const slot = Math.round(view.positionPx / (slotWidth * this.widthPx));
    const kept = this.views.get(slot);
    if (kept && view.sharpness < worthIt * kept.sharpness) return null;
    this.views.set(slot, view);
    return slot;
  }

  clear(): void {
    this.views.clear();
  }
}
