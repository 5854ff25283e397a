import { type Recollection } from './picture-memory';
import { type RulesPolicy } from './rules-policy';

/** A picture and the earlier ones that it is the same as; `step` is the time between them in steps of STEP_MS. */
interface Recurrence {
  atMs: number;
  typical: number;
  same: readonly { agoMs: number; step: number; difference: number }[];
  steps: ReadonlySet<number>;
}

/** Pictures that recur after the same time, one after another. */
export interface Period {
  periodMs: number;
  /** How many pictures of the window recur after this time. */
  pictures: number;
  /** Share of the recurrences at this distance in time that have no counterpart a little before or after it, 0 to 1. */
  contrast: number;
  /** Their mean difference, and the usual one, luma steps. */
  difference: number;
  typical: number;
  firstAtMs: number;
  lastAtMs: number;
}

/** Distances in time are told apart in steps of this; pictures come about once a second. */
const STEP_MS = 500;
/** A period takes in one step to each side. Its neighbours, where a still scene would recur as well, lie so many steps away. */
const NEIGHBOURS = [-8, -7, -6, -5, -4, 4, 5, 6, 7, 8] as const;
/** So far back the shortest period's neighbours reach. */
export const NEIGHBOURHOOD_MS = 9 * STEP_MS;

/**
 * Looks for one distance in time after which many pictures of the last minutes recur, while they do not recur a few seconds sooner or
 * later. A person who sits still recurs at all distances; only a repeated recording recurs at one.
 */
export class RecurringPictures {
  private window: Recurrence[] = [];
  /** How many pictures of the window recur at each step, the steps beside it included. */
  private readonly counts = new Map<number, number>();

  constructor(private readonly policy: RulesPolicy['cameraLooped']) {}

  add(atMs: number, { typical, same }: Recollection): void {
    const gone = this.window.filter((picture) => atMs - picture.atMs >= this.policy.windowMs);
    for (const { steps } of gone) this.count(steps, -1);
    if (gone.length > 0) this.window = this.window.slice(gone.length);
    const distinct = same
      .filter(({ difference }) => difference <= this.policy.ofTypical * typical)
      .map((one) => ({ ...one, step: Math.round(one.agoMs / STEP_MS) }));
    const steps = new Set(distinct.flatMap(({ step }) => [step - 1, step, step + 1]));
    this.window.push({ atMs, typical, same: distinct, steps });
    this.count(steps, 1);
  }

  clear(): void {
    this.window = [];
    this.counts.clear();
  }

  /** The time after which most pictures recur, when that is a repetition; null otherwise. */
  find(): Period | null {
    const { minPictures, recurringShare, neighbourShareAtMost, periodAtLeastMs } = this.policy;
    const needed = Math.max(minPictures, recurringShare * this.window.length);
    let best: { step: number; count: number; contrast: number } | null = null;
    for (const [step, count] of this.counts) {
      if (count < needed || step * STEP_MS < periodAtLeastMs || count <= (best?.count ?? 0)) continue;
      const beside = NEIGHBOURS.reduce((sum, by) => sum + (this.counts.get(step + by) ?? 0), 0);
      const contrast = 1 - beside / NEIGHBOURS.length / count;
      if (contrast >= 1 - neighbourShareAtMost) best = { step, count, contrast };
    }
    return best && this.describe(best);
  }

  private count(steps: ReadonlySet<number>, by: 1 | -1): void {
    for (const step of steps) {
      const count = (this.counts.get(step) ?? 0) + by;
      if (count > 0) this.counts.set(step, count);
      else this.counts.delete(step);
    }
  }

  private describe({ step, contrast }: { step: number; contrast: number }): Period | null {
    const recurring = this.window.flatMap(({ atMs, typical, same }) => {
      const hit = same.find((picture) => Math.abs(picture.step - step) <= 1);
      return hit ? [{ ...hit, atMs, typical }] : [];
    });
    const [first] = recurring;
    const last = recurring.at(-1);
    if (!first || !last) return null;
    const mean = (of: (hit: (typeof recurring)[number]) => number): number =>
      recurring.reduce((sum, hit) => sum + of(hit), 0) / recurring.length;
    return {
      periodMs: mean(({ agoMs }) => agoMs),
      pictures: recurring.length,
      contrast,
      difference: mean(({ difference }) => difference),
      typical: mean(({ typical }) => typical),
      firstAtMs: first.atMs,
      lastAtMs: last.atMs,
    };
  }
}
