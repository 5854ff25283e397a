import { type AttemptPolicy, type ResultState } from '@bakylau/contracts';

/** One attempt of a person at one exam, as far as counting goes. */
export interface CountedAttempt {
  /** From 1. */
  number: number;
  state: 'checking_in' | 'in_progress' | 'submitted' | 'expired';
  /** Null while there is none. */
  result: ResultState | null;
  mark: number | null;
}

/** An attempt that a technical failure took does not count. */
const isCounted = ({ result }: CountedAttempt) => result !== 're_sit';

/**
 * What somebody who asks for the exam gets: the attempt that is open, a new one, or none. A new one comes after a confirmed
 * result while the policy allows, and after one that a technical failure took in any case.
 */
export function nextAttempt(
  attempts: readonly CountedAttempt[],
  { maxAttempts }: Pick<AttemptPolicy, 'maxAttempts'>,
): 'new' | 'open' | 'none' {
  const last = latestAttempt(attempts);
  if (!last) return 'new';
  if (last.state !== 'submitted') return 'open';
  if (last.result === 're_sit') return 'new';
  return last.result === 'confirmed' && attempts.filter(isCounted).length < maxAttempts ? 'new' : 'none';
}

/** The attempt whose mark stands: by policy among the confirmed ones; without any, the latest. */
export function countingAttempt<T extends CountedAttempt>(
  attempts: readonly T[],
  { counts }: Pick<AttemptPolicy, 'counts'>,
): T | null {
  const confirmed = attempts.filter(({ result }) => result === 'confirmed');
  if (confirmed.length === 0) return latestAttempt(attempts);
  const isBetter = (a: T, b: T) =>
    counts === 'best' && a.mark !== b.mark ? (a.mark ?? 0) > (b.mark ?? 0) : a.number > b.number;
  return confirmed.reduce((best, attempt) => (isBetter(attempt, best) ? attempt : best));
}

export function latestAttempt<T extends CountedAttempt>(attempts: readonly T[]): T | null {
  return attempts.reduce<T | null>(
    (last, attempt) => (last && last.number > attempt.number ? last : attempt),
    null,
  );
}
