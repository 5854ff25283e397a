const MINUTE_MS = 60_000;

/** From an instant up to another that does not belong to it any more. */
export interface TimeSpan {
  startsAt: Date;
  endsAt: Date;
}

/** Whether two spans share an instant; one that begins when the other ends does not. */
export function isOverlapping(a: TimeSpan, b: TimeSpan): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** The span with so many more minutes at its end. */
export function extendedSpan({ startsAt, endsAt }: TimeSpan, minutes: number): TimeSpan {
  return { startsAt, endsAt: new Date(endsAt.getTime() + minutes * MINUTE_MS) };
}
