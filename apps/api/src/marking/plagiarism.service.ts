import { type TextOverlap } from '@bakylau/contracts';

/** One answer of one work. */
export interface ComparedAnswer {
  itemId: string;
  scriptId: string;
  code: string;
  /** Plain text. */
  text: string;
}

export interface ComparedItem {
  itemId: string;
  /** What all candidates were given and may repeat, such as the question. */
  common: string;
}

/**
 * Finds what answers have in common. The built-in comparison knows the answers of one exam; a service that knows the web or earlier
 * years can take its place. Whatever it finds is a hint for markers: nothing leads from here to a mark.
 */
export abstract class PlagiarismService {
  /** Shown with the findings. */
  abstract readonly source: string;

  /** @returns pairs with a shared passage, the greatest share first */
  abstract compare(
    answers: readonly ComparedAnswer[],
    items: readonly ComparedItem[],
  ): Promise<TextOverlap[]>;
}
