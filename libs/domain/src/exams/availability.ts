export type Availability = 'upcoming' | 'open' | 'closed';

/** Whether an exam may be begun or gone on with at `now`. The opening instant belongs to the window, the closing one does not. */
export function availabilityOf(window: { opensAt: Date; closesAt: Date }, now: Date): Availability {
  if (now < window.opensAt) return 'upcoming';
  return now < window.closesAt ? 'open' : 'closed';
}
