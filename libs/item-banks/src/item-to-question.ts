import {
  type BankItemContent,
  clozeStretches,
  type GapKey,
  type Locale,
  type VariantText,
} from '@bakylau/contracts';
import {
  type ClozePart,
  escapeStars,
  type ItemFile,
  type ItemHead,
  type QuestionItem,
  type Response,
  type RichText,
  type Task,
} from '@bakylau/question-formats';

/** Reads a picture of the bank as a file of the question. */
export type ItemFileReader = (pictureId: string) => Promise<ItemFile>;

/**
 * The variant of an item in one language as a question for a file.
 * @param line that problems of writing it are told with
 * @returns null when the item is not whole in that language
 */
export async function itemToQuestion(
  content: BankItemContent,
  locale: Locale,
  line: number,
  readFile: ItemFileReader,
): Promise<QuestionItem | null> {
  const words = (text: VariantText): string => {
    const variant = text[locale];
    if (variant === undefined) throw new MissingVariant();
    return variant;
  };
  try {
    const files = await Promise.all(content.pictures.map(({ id }) => readFile(id)));
    return { ...head(content, words(content.prompt), line, files), ...task(content, words) };
  } catch (error) {
    if (error instanceof MissingVariant) return null;
    throw error;
  }
}

class MissingVariant extends Error {}

type Words = (text: VariantText) => string;
const plain = (text: string): RichText => ({ text, format: 'plain' });

function head(content: BankItemContent, prompt: string, line: number, files: ItemFile[]): ItemHead {
  const { topic, outcome, difficulty, name, tags, kind } = content;
  const shown = kind === 'cloze' ? gapless(prompt) : prompt;
  return {
    line,
    name: name === '' ? null : name,
    idNumber: null,
    category: topic === '' ? [] : topic.split(' / '),
    tags: outcome === '' ? tags : [...tags, `outcome:${outcome}`],
    difficulty,
    points: null,
    prompt: files.length === 0 ? plain(shown) : withPictures(shown, content, files),
    generalFeedback: null,
    pictures: [],
    files,
  };
}

const gapless = (prompt: string): string =>
  clozeStretches(prompt)
    .map((stretch) => ('words' in stretch ? stretch.words : '_____'))
    .join('');

function withPictures(prompt: string, { pictures }: BankItemContent, files: readonly ItemFile[]): RichText {
  const images = files.map(
    ({ name }, i) =>
      `<img src="@@PLUGINFILE@@/${encodeURIComponent(name)}" alt="${escapeHtml(pictures[i]?.alt ?? '')}">`,
  );
  return { format: 'html', text: `<p>${escapeHtml(prompt).replaceAll('\n', '<br>')}</p>${images.join('')}` };
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function task({ key, options, parts, prompt }: BankItemContent, words: Words): Task {
  switch (key.kind) {
    case 'single_choice':
      return choice('single_choice', options, [key.optionId], words);
    case 'multiple_choice':
      return choice('multiple_choice', options, key.optionIds, words);
    case 'true_false':
      return { kind: 'true_false', isTrue: key.isTrue, feedback: { whenTrue: null, whenFalse: null } };
    case 'short_answer':
    case 'numeric':
      return typed(key);
    case 'matching': {
      const textOf = new Map(options.map(({ id, text }) => [id, words(text)]));
      const answerOf = new Map(key.pairs.map(({ partId, optionId }) => [partId, textOf.get(optionId) ?? '']));
      const used = new Set(key.pairs.map(({ optionId }) => optionId));
      return {
        kind: 'matching',
        pairs: [
          ...parts.flatMap((part) =>
            part.kind === 'premise'
              ? [{ prompt: plain(words(part.text)), answer: answerOf.get(part.id) ?? '' }]
              : [],
          ),
          ...options
            .filter(({ id }) => !used.has(id))
            .map(({ text }) => ({ prompt: plain(''), answer: words(text) })),
        ],
      };
    }
    case 'ordering': {
      const textOf = new Map(options.map(({ id, text }) => [id, words(text)]));
      return { kind: 'ordering', sequence: key.optionIds.map((id) => plain(textOf.get(id) ?? '')) };
    }
    case 'cloze': {
      const gapOf = new Map(key.gaps.map((gap) => [gap.partId, gap]));
      const partOf = new Map(parts.map((part) => [part.id, part]));
      const pieces = clozeStretches(words(prompt)).map((stretch): ClozePart => {
        if ('words' in stretch) return stretch.words;
        const gap = gapOf.get(stretch.gapId);
        if (!gap) return `[[${stretch.gapId}]]`;
        const part = partOf.get(stretch.gapId);
        const response =
          gap.key.kind === 'choice'
            ? choice('single_choice', part?.kind === 'choice' ? part.options : [], [gap.key.optionId], words)
            : typed(gap.key);
        return { ...response, points: gap.weight };
      });
      return { kind: 'cloze', parts: pieces };
    }
  }
}

function choice(
  kind: 'single_choice' | 'multiple_choice',
  options: BankItemContent['options'],
  rightIds: readonly string[],
  words: Words,
): Response {
  const share = Number((100 / rightIds.length).toFixed(5));
  return {
    kind,
    options: options.map(({ id, text }) => {
      const isRight = rightIds.includes(id);
      return { ...plain(words(text)), isRight, creditPercent: isRight ? share : 0, feedback: null };
    }),
  };
}

function typed(key: Exclude<GapKey, { kind: 'choice' }>): Response {
  const full = { creditPercent: 100, feedback: null };
  if (key.kind === 'short_answer') {
    const accepted = key.accepted.map((text) => ({ text: escapeStars(text), ...full }));
    return { kind: 'short_answer', accepted, caseSensitive: key.folding?.letterCase === false };
  }
  // The wider of the two tolerances holds; files know the absolute one only.
  const tolerance = Math.max(key.tolerance, (key.relativeTolerance ?? 0) * Math.abs(key.value));
  return { kind: 'numeric', answers: [{ value: key.value, tolerance, ...full }] };
}
