const MINUTE_MS = 60_000;

/** Why an exam cannot be open so: it would not close after its opening, or before whoever starts at once has had the time. */
export type WindowProblem = 'order' | 'short';

/** @param window instants as ISO 8601 */
export function windowProblemOf(
  { opensAt, closesAt }: { opensAt: string; closesAt: string },
  durationMinutes: number,
): WindowProblem | null {
  const windowMs = Date.parse(closesAt) - Date.parse(opensAt);
  if (windowMs <= 0) return 'order';
  return windowMs < durationMinutes * MINUTE_MS ? 'short' : null;
}
