import { type ObjectKind } from '@bakylau/contracts';

/** How many of the things of a kind the object network finds in a test. */
export interface HitRate {
  found: number;
  of: number;
}

/**
 * NanoDet at score 0.35 on 256 pictures of COCO, things larger than 0.4 % of the picture. The network has very likely seen COCO while
 * it was trained, so an exam room gives fewer hits. Shown on every card about a thing.
 */
export const OBJECT_HIT_RATES: Readonly<Record<ObjectKind, HitRate>> = {
  phone: { found: 1, of: 5 },
  book: { found: 2, of: 10 },
  laptop: { found: 4, of: 11 },
  screen: { found: 10, of: 12 },
};
