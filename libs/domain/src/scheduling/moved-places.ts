import { type SittingWindow, slotsOf } from './sitting-window';

/** What the own times of a sitting follow from. */
export interface SittingRhythm extends SittingWindow {
  /** Length of each candidate's own time; null where all sit together. */
  slotMinutes: number | null;
}

export interface GivenPlace {
  /** The own time; null where all sit together. */
  startsAt: Date | null;
  /** Whether the candidate has begun, so that the place stays as it is. */
  isBound: boolean;
}

export interface MovedPlaces<Place> {
  kept: { place: Place; startsAt: Date | null }[];
  /** Those that no longer fit. */
  returned: Place[];
}

/**
 * What becomes of the places of a sitting that is changed. Where all sit together everybody keeps theirs; own times move by as
 * much as the opening does, and only those go back that are none of the sitting's times any more or that would be moved into
 * the past.
 */
export function movePlaces<Place extends GivenPlace>(
  before: SittingRhythm,
  after: SittingRhythm,
  places: readonly Place[],
  now: Date,
): MovedPlaces<Place> {
  const moved: MovedPlaces<Place> = { kept: [], returned: [] };
  const shiftMs = after.opensAt.getTime() - before.opensAt.getTime();
  const slots = new Set(
    after.slotMinutes === null ? [] : slotsOf(after, after.slotMinutes).map((slot) => slot.getTime()),
  );
  for (const place of places) {
    const startsAt = place.startsAt && new Date(place.startsAt.getTime() + shiftMs);
    if (after.slotMinutes === null) moved.kept.push({ place, startsAt: null });
    else if (place.isBound) moved.kept.push({ place, startsAt: place.startsAt });
    else if (startsAt && slots.has(startsAt.getTime()) && (shiftMs === 0 || startsAt >= now))
      moved.kept.push({ place, startsAt });
    else moved.returned.push(place);
  }
  return moved;
}
