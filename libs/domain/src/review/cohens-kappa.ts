/**
 * Cohen's kappa of two raters: agreement beyond chance, 1 at most, 0 where it is what chance gives. J. Cohen, "A coefficient
 * of agreement for nominal scales", Educational and Psychological Measurement 20 (1960) 37-46.
 * @param pairs what the first and the second rater said of each thing
 * @returns null when it is not defined: nothing was rated, or both used one and the same category for everything
 */
export function cohensKappa<Category>(pairs: readonly (readonly [Category, Category])[]): number | null {
  const total = pairs.length;
  if (total === 0) return null;
  const agreed = pairs.filter(([first, second]) => first === second).length / total;
  const categories = new Set(pairs.flat());
  let byChance = 0;
  for (const category of categories) {
    const first = pairs.filter(([said]) => said === category).length;
    const second = pairs.filter(([, said]) => said === category).length;
    byChance += (first / total) * (second / total);
  }
  return byChance === 1 ? null : (agreed - byChance) / (1 - byChance);
}

/** A share with its 95 % interval. */
export interface MeasuredShare {
  hits: number;
  total: number;
  /** Null when there is nothing to divide by. */
  share: number | null;
  low: number | null;
  high: number | null;
}

/** 97.5 % point of the normal distribution. */
const Z = 1.959964;

/** Wilson's score interval, which stays honest for few trials. E. B. Wilson, JASA 22 (1927) 209-212. */
export function measuredShare(hits: number, total: number): MeasuredShare {
  if (total === 0) return { hits, total, share: null, low: null, high: null };
  const share = hits / total;
  const spread = Z * Math.sqrt((share * (1 - share)) / total + (Z * Z) / (4 * total * total));
  const centre = share + (Z * Z) / (2 * total);
  const scale = 1 + (Z * Z) / total;
  const low = Math.max(0, (centre - spread) / scale);
  return { hits, total, share, low, high: Math.min(1, (centre + spread) / scale) };
}
