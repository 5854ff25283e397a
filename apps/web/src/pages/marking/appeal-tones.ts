import type { MarkAppealState } from '@bakylau/contracts';
import type { Tone } from '../../design';

export const APPEAL_TONES: Record<MarkAppealState, Tone> = {
  filed: 'warning',
  raised: 'success',
  upheld: 'neutral',
  withdrawn: 'neutral',
};
