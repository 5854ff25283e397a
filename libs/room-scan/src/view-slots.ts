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

/** Numbers that the slots of one arc lie apart from those of the next: more than a turn has. */
const slotsOfArc = 1000;

/** Chooses one picture for each place, the sharpest, while the turn goes on. */
export class ViewSlots {
  readonly views = new Map<number, KeptView>();
  /** Pictures of an arc whose place is not known yet, in its own coordinates. */
  private readonly loose = new Map<number, KeptView>();
  private arcs = 0;

  constructor(private readonly widthPx: number) {}

  /** The slot that the picture fills, or null when it is not needed. */
  offer(view: KeptView): number | null {
    return this.keep(this.views, view, 0);
  }

  /** The same for a picture of a loose arc; the first one of an arc gives up the arc before. */
  offerLoose(view: KeptView, isFirst: boolean): number | null {
    if (isFirst) {
      this.loose.clear();
      this.arcs += 1;
    }
    return this.keep(this.loose, view, this.arcs * slotsOfArc);
  }

  /** The loose arc found its place. */
  join(by: Pick<KeptView, 'positionPx' | 'verticalPx'>): void {
    for (const [slot, view] of this.loose) {
      const positionPx = view.positionPx + by.positionPx;
      this.views.set(slot, { ...view, positionPx, verticalPx: view.verticalPx + by.verticalPx });
    }
    this.loose.clear();
  }

  clear(): void {
    this.views.clear();
    this.loose.clear();
  }

  private keep(views: Map<number, KeptView>, view: KeptView, firstSlot: number): number | null {
    const slot = firstSlot + Math.round(view.positionPx / (slotWidth * this.widthPx));
    const kept = views.get(slot);
    if (kept && view.sharpness < worthIt * kept.sharpness) return null;
    views.set(slot, view);
    return slot;
  }
}
