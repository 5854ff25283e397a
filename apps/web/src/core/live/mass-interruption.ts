/** Fewer are single troubles, each of which gets its time back by itself. */
const LEAST_PEOPLE = 3;
const LEAST_SHARE = 0.3;

/** Whether so many have lost their media that one cause is likelier than many: power, a provider, the gateway. */
export function isMassInterruption(interrupted: number, sitting: number): boolean {
  return interrupted >= LEAST_PEOPLE && interrupted >= LEAST_SHARE * sitting;
}
