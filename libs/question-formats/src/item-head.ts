import { type ItemHead, type RichText, type TextFormat } from './question-item';

export const richText = (text: string, format: TextFormat = 'plain'): RichText => ({
  text: text.trim(),
  format,
});

/** A head in which only the place and the prompt are known. */
export function itemHead(line: number, prompt: RichText): ItemHead {
  return {
    line,
    name: null,
    idNumber: null,
    category: [],
    tags: [],
    difficulty: null,
    points: null,
    prompt,
    generalFeedback: null,
    pictures: [],
    files: [],
  };
}

const DIFFICULTY_TAG = /^difficulty:([123])$/u;

/** Formats without a field for the difficulty carry it as a tag `difficulty:2`. */
export const difficultyTags = ({ difficulty, tags }: Pick<ItemHead, 'difficulty' | 'tags'>): string[] =>
  difficulty === null ? tags : [...tags, `difficulty:${difficulty}`];

export function readTags(tags: readonly string[]): Pick<ItemHead, 'difficulty' | 'tags'> {
  const level = tags.map((tag) => DIFFICULTY_TAG.exec(tag)?.[1]).find((found) => found !== undefined);
  return {
    difficulty: level === undefined ? null : (Number(level) as 1 | 2 | 3),
    tags: tags.filter((tag) => tag !== '' && !DIFFICULTY_TAG.test(tag)),
  };
}

/** Categories are paths with slashes; a slash within a name is doubled. Moodle's context and its `top` are not names. */
export function readCategory(path: string): string[] {
  const names = path
    .split(/(?<!\/)\/(?!\/)/u)
    .map((name) => name.replaceAll('//', '/').trim())
    .filter((name) => name !== '');
  if (/^\$(course|module|system|cat\w*|coursecat)\$$/iu.test(names[0] ?? '')) names.shift();
  if (names[0] === 'top') names.shift();
  return names;
}

export const writeCategory = (category: readonly string[]): string =>
  ['$course$', 'top', ...category.map((name) => name.replaceAll('/', '//'))].join('/');
