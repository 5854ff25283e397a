import { setImmediate } from 'node:timers/promises';
import { type TextOverlap } from '@bakylau/contracts';
import { type ComparableText, comparableText, overlapOf } from '@bakylau/domain';
import { Injectable } from '@nestjs/common';
import { type ComparedAnswer, type ComparedItem, PlagiarismService } from './plagiarism.service';

/** A pair below this share of both texts is a phrase that the field uses, and would only tire its reader. */
const SMALLEST_SHARE = 0.1;
/** The most pairs that are shown; the greatest shares come first. */
const PAIRS_AT_MOST = 200;

interface Compared extends ComparedAnswer {
  comparable: ComparableText;
}

/** Compares the answers of one exam with each other by fingerprints of their words. */
@Injectable()
export class AnswerOverlapPlagiarismService extends PlagiarismService {
  readonly source = 'bakylau-overlap-1';

  async compare(answers: readonly ComparedAnswer[], items: readonly ComparedItem[]): Promise<TextOverlap[]> {
    const overlaps: TextOverlap[] = [];
    for (const { itemId, common } of items) {
      const compared = answers
        .filter((answer) => answer.itemId === itemId)
        .map((answer) => ({ ...answer, comparable: comparableText(answer.text, common) }));
      for (const [i, first] of compared.entries()) {
        // Hundreds of answers make tens of thousands of pairs; others are served in between.
        await setImmediate();
        for (const second of compared.slice(i + 1)) overlaps.push(...pairOf(first, second));
      }
    }
    const share = (of: TextOverlap) => Math.max(of.firstShare, of.secondShare);
    return overlaps.toSorted((a, b) => share(b) - share(a)).slice(0, PAIRS_AT_MOST);
  }
}

function pairOf(first: Compared, second: Compared): TextOverlap[] {
  const overlap = overlapOf(first.comparable, second.comparable);
  if (Math.max(overlap.firstShare, overlap.secondShare) < SMALLEST_SHARE) return [];
  return [{ itemId: first.itemId, first: nameOf(first), second: nameOf(second), ...overlap }];
}

const nameOf = ({ scriptId, code }: ComparedAnswer) => ({ scriptId, code });
