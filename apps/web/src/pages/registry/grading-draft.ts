import type { GradingPolicy } from '@bakylau/contracts';

/** A rule of grading as its form holds it. */
export interface GradingDraft extends Pick<
  GradingPolicy,
  'rounding' | 'withoutRating' | 'reSit' | 'documentFor'
> {
  weight: string;
  positive: string;
  /** Empty for no threshold. */
  admitted: string;
}

export function gradingDraftOf(policy: GradingPolicy): GradingDraft {
  const { rounding, withoutRating, reSit, documentFor } = policy;
  return {
    ...{ rounding, withoutRating, reSit, documentFor },
    weight: String(policy.ratingWeightPercent),
    positive: String(policy.positiveFrom),
    admitted: String(policy.admittedFrom ?? ''),
  };
}

/** Null while a field is wrong. */
export function gradingPolicyFrom(draft: GradingDraft): GradingPolicy | null {
  const { weight, positive, admitted, rounding, withoutRating, reSit, documentFor } = draft;
  if (!isPercent(weight, 99) || !isPercent(positive, 100) || !isThreshold(admitted)) return null;
  return {
    ratingWeightPercent: Number(weight),
    positiveFrom: Number(positive),
    admittedFrom: admitted.trim() === '' ? null : Number(admitted),
    ...{ rounding, withoutRating, reSit, documentFor },
  };
}

export function isPercent(text: string, most: number): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= most;
}

export function isThreshold(text: string): boolean {
  return text.trim() === '' || isPercent(text, 100);
}
