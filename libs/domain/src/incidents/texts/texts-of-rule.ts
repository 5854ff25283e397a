import { type LocalizedText } from '@bakylau/contracts';

export interface TextsOfRule {
  /** One sentence: what was seen, with `{number}` places. */
  summary: LocalizedText;
  /** One sentence: what it does not prove. */
  doesNotProve: LocalizedText;
  /** What the candidate is told; null for rules that tell nothing. */
  hint: LocalizedText | null;
}
