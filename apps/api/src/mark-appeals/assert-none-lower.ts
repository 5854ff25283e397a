import { type StandingItem } from '@bakylau/contracts';
import { loweredCriteria } from '@bakylau/domain';
import { AppError } from '@bakylau/platform';

/** @throws AppError marks_lowered with a detail for each criterion that has fewer points than before */
export function assertNoneLower(standing: readonly StandingItem[], marked: readonly StandingItem[]): void {
  const lowered = loweredCriteria(standing, marked);
  if (lowered.length === 0) return;
  const details = lowered.map(({ itemId, criterionId }) => ({
    path: `${itemId}.${criterionId}`,
    problem: 'has fewer points than before',
  }));
  throw new AppError('marks_lowered', { details });
}
