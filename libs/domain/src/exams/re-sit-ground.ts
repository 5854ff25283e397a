import { type FinalGrade, type ReSitEntitlement, type ResultState } from '@bakylau/contracts';

/** Why a result lets its candidate sit again, what is asked, and whether it counts; null when it does not. */
export function reSitGroundOf(
  result: ResultState,
  final: Pick<FinalGrade, 'letter' | 'reSit'> | null,
): Pick<ReSitEntitlement, 'ground' | 'asks' | 'counts'> | null {
  // Nothing was the candidate's fault, so the exam alone is sat again, with the rating that was.
  if (result === 're_sit') return { ground: 'without_fault', asks: 'exam', counts: false };
  if (result !== 'confirmed' || !final?.reSit) return null;
  return { ground: final.letter === 'FX' ? 'fx' : 'f', asks: final.reSit, counts: true };
}
