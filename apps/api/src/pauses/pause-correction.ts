import { type SessionPause } from '@bakylau/contracts';
import { type SessionPauseRecord } from '@bakylau/persistence';

/** The time that a person gave at the end of a pause; null where the rest stayed as it was. */
export function pauseCorrection({
  correctedMs,
  correctionReason,
}: Pick<SessionPauseRecord, 'correctedMs' | 'correctionReason'>): SessionPause['correction'] {
  return correctedMs !== null && correctionReason !== null ? { correctedMs, reason: correctionReason } : null;
}
