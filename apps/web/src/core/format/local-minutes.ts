/** As a field of date and time wants it, by the clock of the browser. */
export function localMinutes(instant: Date | string): string {
  const at = new Date(instant);
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** The instant that such a field names; null while it is empty or wrong. */
export function instantOf(minutes: string): string | null {
  const at = new Date(minutes);
  return minutes === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
