import { type AnswerValue, type ItemView } from '@bakylau/contracts';

export type AnswerableItem = Pick<ItemView, 'kind' | 'options' | 'parts'>;

export interface AnswerMisfit {
  /** Where in the request. */
  path: string;
  problem: string;
}

const NO_SUCH_OPTION = 'This item has no such option.';

/** An answer must be of the item's kind and name only options and parts that it has. @returns null when it fits */
export function answerMisfit(item: AnswerableItem, value: AnswerValue): AnswerMisfit | null {
  if (value.kind !== item.kind) {
    return { path: 'value.kind', problem: `This item takes an answer of the kind ${item.kind}.` };
  }
  const problem = problemOf(item, value);
  return problem ? { path: 'value', problem } : null;
}

function problemOf({ options, parts }: AnswerableItem, value: AnswerValue): string | null {
  const known = new Set(options.map(({ id }) => id));
  switch (value.kind) {
    case 'single_choice':
      return value.optionId === null || known.has(value.optionId) ? null : NO_SUCH_OPTION;
    case 'multiple_choice':
      return value.optionIds.every((id) => known.has(id)) ? null : NO_SUCH_OPTION;
    case 'ordering':
      return orderProblem(known, value.optionIds);
    case 'matching': {
      if (!value.pairs.every(({ optionId }) => known.has(optionId))) return NO_SUCH_OPTION;
      return partsProblem(
        parts,
        value.pairs.map(({ partId }) => partId),
      );
    }
    case 'cloze':
      return gapsProblem(parts, value.gaps);
    case 'true_false':
    case 'short_answer':
    case 'numeric':
    case 'written':
      return null;
  }
}

/** Nothing, or every option once: a partial order has no place on the candidate's page. */
function orderProblem(known: ReadonlySet<string>, optionIds: readonly string[]): string | null {
  if (optionIds.length === 0) return null;
  const isWhole = optionIds.length === known.size && new Set(optionIds).size === known.size;
  return isWhole && optionIds.every((id) => known.has(id)) ? null : 'Name every option of this item once.';
}

function partsProblem(parts: AnswerableItem['parts'], partIds: readonly string[]): string | null {
  if (new Set(partIds).size < partIds.length) return 'Answer each part of this item once.';
  const known = new Set(parts.map(({ id }) => id));
  return partIds.every((id) => known.has(id)) ? null : 'This item has no such part.';
}

function gapsProblem(
  parts: AnswerableItem['parts'],
  gaps: readonly { partId: string; text: string }[],
): string | null {
  const problem = partsProblem(
    parts,
    gaps.map(({ partId }) => partId),
  );
  if (problem) return problem;
  const textOf = new Map(gaps.map(({ partId, text }) => [partId, text]));
  const isKnown = parts.every((part) => {
    const text = textOf.get(part.id) ?? '';
    return part.kind !== 'choice' || text === '' || part.options.some(({ id }) => id === text);
  });
  return isKnown ? null : NO_SUCH_OPTION;
}
