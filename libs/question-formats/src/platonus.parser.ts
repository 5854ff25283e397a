import { type ImportProblemCode, type ProblemValues } from '@bakylau/contracts';
import { told } from './problem-words';
import { type ParsedQuestions } from './import-report';
import { itemHead, richText } from './item-head';
import { shareCredit } from './option-list';
import { type ItemHead } from './question-item';

/** Platonus: <question2>, <variant>, <variantright>. Tamos: [q]3:1:, [a], [a]+. */
const TAG = /<question([123])?>|<(variantright|variant)>|\[q\](?:\s*([123])\s*:\s*\d+\s*:)?|\[a\](\+)?/giu;
const PICTURE = /<#picture=([^#>]+)#>/giu;

interface TaggedVariant {
  text: string;
  isRight: boolean;
}

interface Draft {
  line: number;
  difficulty: ItemHead['difficulty'];
  prompt: string;
  options: TaggedVariant[];
}

export function isPlatonus(text: string): boolean {
  return /<question[123]?>|\[q\]/iu.test(text) && /<variant(right)?>|\[a\]/iu.test(text);
}

/** Tags that Kazakh universities exchange tests in. A difficulty that is not 1, 2 or 3 is not read. */
export function parsePlatonus(text: string): ParsedQuestions {
  const found: ParsedQuestions = { items: [], problems: [] };
  const tags = [...text.matchAll(TAG)];
  const before = text.slice(0, tags[0]?.index ?? text.length).trim();
  if (before !== '') {
    found.problems.push({
      line: 1,
      severity: 'warning',
      ...told('text_before_first'),
    });
  }
  let draft: Draft | null = null;
  let line = 1;
  let counted = 0;
  for (const [index, tag] of tags.entries()) {
    line += text.slice(counted, tag.index).split('\n').length - 1;
    counted = tag.index;
    const content = text.slice(tag.index + tag[0].length, tags[index + 1]?.index).trim();
    if (/^(<question|\[q)/iu.test(tag[0])) {
      finish(found, draft);
      const level = tag[1] ?? tag[3];
      draft = { line, difficulty: level ? (Number(level) as 1 | 2 | 3) : null, prompt: content, options: [] };
    } else if (draft) {
      draft.options.push({ text: content, isRight: /right$/iu.test(tag[2] ?? '') || tag[4] === '+' });
    } else {
      found.problems.push({
        line,
        severity: 'error',
        ...told('variant_before_first'),
      });
    }
  }
  finish(found, draft);
  return found;
}

function finish({ items, problems }: ParsedQuestions, draft: Draft | null): void {
  if (!draft) {
    return;
  }
  const { line, prompt, difficulty } = draft;
  const note = (severity: 'error' | 'warning', code: ImportProblemCode, values: ProblemValues = {}) =>
    problems.push({ line, severity, ...told(code, values) });
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
  if (options.length < draft.options.length) {
    note('warning', 'variant_twice');
  }
  if (!options.some(({ isRight }) => isRight)) {
    first.isRight = true;
    note('warning', 'first_taken_right');
  }
  const pictures = [prompt, ...options.map(({ text }) => text)].flatMap((text) =>
    [...text.matchAll(PICTURE)].map(([, name = '']) => name.trim()),
  );
  if (pictures.length > 0) {
    note('warning', 'pictures_absent', { names: pictures.join(', ') });
  }
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
