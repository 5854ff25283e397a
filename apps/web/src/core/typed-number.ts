export interface NumberBounds {
  min?: number;
  max?: number;
  /** Whether halves and the like are no number here. */
  isWhole?: boolean;
}

export type TypedNumber =
  | { kind: 'number'; value: number }
  | { kind: 'empty' }
  | { kind: 'wrong'; why: 'no_number' | 'not_whole' | 'out_of_bounds' };

/** What somebody wrote into a field for a number; a decimal comma is taken as well as a point. */
export function readTypedNumber(text: string, { min, max, isWhole }: NumberBounds): TypedNumber {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return { kind: 'empty' };
  const value = Number(typed);
  if (!Number.isFinite(value)) return { kind: 'wrong', why: 'no_number' };
  if (isWhole && !Number.isInteger(value)) return { kind: 'wrong', why: 'not_whole' };
  if (value < (min ?? -Infinity) || value > (max ?? Infinity)) return { kind: 'wrong', why: 'out_of_bounds' };
  return { kind: 'number', value };
}
