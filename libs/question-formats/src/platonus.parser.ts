import { type ImportProblemCode, type ProblemValues } from '@bakylau/contracts';
import { told } from './problem-words';
import { type ParsedQuestions } from './import-report';
import { itemHead, richText } from './item-head';
import { shareCredit } from './option-list';
import { splitTags, strangeTag } from './platonus-tags';

export { isPlatonus } from './platonus-tags';

const DIFFICULTIES = [1, 2, 3] as const;
const PICTURE = /<#picture=([^#>]+)#>/giu;

interface TaggedVariant {
  text: string;
  isRight: boolean;
}

interface Draft {
  line: number;
  /** As it is written. */
  level: number | null;
  prompt: string;
  options: TaggedVariant[];
  /** Its tags with Cyrillic letters, as they stand in the file. */
  lookAlikes: string[];
}

/** Tags that Kazakh universities exchange tests in. A difficulty that is not 1, 2 or 3 is not kept. */
export function parsePlatonus(text: string): ParsedQuestions {
  const found: ParsedQuestions = { items: [], problems: [] };
  const { before, tags } = splitTags(text);
  if (before !== '') found.problems.push({ line: 1, severity: 'warning', ...told('text_before_first') });
  const marksRight = tags.some((tag) => tag.kind === 'variant' && tag.isRight);
  let draft: Draft | null = null;
  let line = 1;
  let counted = 0;
  for (const tag of tags) {
    line += text.slice(counted, tag.index).split('\n').length - 1;
    counted = tag.index;
    if (tag.kind === 'question') {
      finish(found, draft, marksRight);
      draft = { line, level: tag.level, prompt: tag.content, options: [], lookAlikes: [] };
    } else if (draft) {
      draft.options.push({ text: tag.content, isRight: tag.isRight });
    } else {
      found.problems.push({ line, severity: 'error', ...told('variant_before_first') });
    }
    if (tag.lookAlike !== null) draft?.lookAlikes.push(tag.lookAlike);
  }
  finish(found, draft, marksRight);
  return found;
}

/** @param marksRight some question of the file marks its right variant, so one that does not is a mistake */
function finish({ items, problems }: ParsedQuestions, draft: Draft | null, marksRight: boolean): void {
  if (!draft) {
    return;
  }
  const { line, prompt, level } = draft;
  const note = (severity: 'error' | 'warning', code: ImportProblemCode, values: ProblemValues = {}) =>
    problems.push({ line, severity, ...told(code, values) });
  const strange = [prompt, ...draft.options.map(({ text }) => text)]
    .map(strangeTag)
    .find((tag) => tag !== null);
  if (strange) {
    note('error', 'tag_unread', { tag: strange });
    return;
  }
  const options = withoutDoubles(draft.options);
  const [first] = options;
  if (prompt === '' || options.some(({ text }) => text === '')) {
    note('error', prompt === '' ? 'no_text' : 'variant_empty');
    return;
  }
  if (!first || options.length < 2) {
    note('error', 'few_variants');
    return;
  }
  if (options.every(({ isRight }) => isRight)) {
    note('error', 'all_right');
    return;
  }
  const [lookAlike] = draft.lookAlikes;
  if (lookAlike !== undefined) note('warning', 'tag_alphabet', { tag: lookAlike });
  const isUnmarked = !options.some(({ isRight }) => isRight);
  if (isUnmarked && marksRight) {
    note('error', 'variant_right_missing');
    return;
  }
  if (options.length < draft.options.length) {
    note('warning', 'variant_twice');
  }
  if (isUnmarked) {
    first.isRight = true;
    note('warning', 'first_taken_right');
  }
  const pictures = [prompt, ...options.map(({ text }) => text)].flatMap((text) =>
    [...text.matchAll(PICTURE)].map(([, name = '']) => name.trim()),
  );
  if (pictures.length > 0) {
    note('warning', 'pictures_absent', { names: pictures.join(', ') });
  }
  const difficulty = DIFFICULTIES.find((known) => known === level) ?? null;
  if (level !== null && difficulty === null) note('warning', 'difficulty_wrong');
  const rightCount = options.filter(({ isRight }) => isRight).length;
  items.push({
    ...itemHead(line, richText(prompt)),
    kind: rightCount > 1 ? 'multiple_choice' : 'single_choice',
    options: shareCredit(options.map(({ text, isRight }) => ({ ...richText(text), isRight }))),
    difficulty,
    pictures,
  });
}

/** Files often hold the right answer twice, as a variant and as the right one; right wins. */
function withoutDoubles(options: readonly TaggedVariant[]): TaggedVariant[] {
  const byText = new Map<string, TaggedVariant>();
  for (const { text, isRight } of options) {
    byText.set(text, { text, isRight: isRight || (byText.get(text)?.isRight ?? false) });
  }
  return [...byText.values()];
}
