import type { Result, ResultState } from '@bakylau/contracts';
import type { Tone } from '../../design';

export const RESULT_TONES: Record<ResultState, Tone> = {
  provisional: 'warning',
  verified: 'info',
  confirmed: 'success',
  annulled: 'danger',
  re_sit: 'warning',
  appealed: 'warning',
};

/** Why a result cannot be confirmed now; null when it can. The service has the last word. */
export type ConfirmBlocker =
  'confirmed' | 'session_runs' | 'incidents_undecided' | 'session_undecided' | 'annulment_proposed' | 'state';

export function confirmBlockerOf(result: Result): ConfirmBlocker | null {
  if (result.state === 'confirmed') return 'confirmed';
  if (!['under_review', 'decided'].includes(result.sessionState)) return 'session_runs';
  if (result.undecidedIncidents > 0) return 'incidents_undecided';
  if (!result.decision) return 'session_undecided';
  if (result.annulmentProposed) return 'annulment_proposed';
  return result.state === 'verified' ? null : 'state';
}
