import { told } from '../problem-words';
import { type ItemWriter } from '../export-report';
import { difficultyTags, writeCategory } from '../item-head';
import { type ItemFile, type NumericAnswer, type QuestionItem, type RichText } from '../question-item';
import { withoutControls } from '../xml-characters';
import { writeCloze } from './cloze';
import { filesOf, moodleFormat } from './moodle-texts';

const TYPE_OF: Readonly<Record<QuestionItem['kind'], string>> = {
  single_choice: 'multichoice',
  multiple_choice: 'multichoice',
  true_false: 'truefalse',
  short_answer: 'shortanswer',
  numeric: 'numerical',
  matching: 'matching',
  ordering: 'ordering',
  cloze: 'cloze',
  essay: 'essay',
  description: 'description',
};

export const writeMoodleCategory = (category: readonly string[]): string =>
  `<question type="category">\n<category>${textElement(writeCategory(category))}</category>\n</question>`;

export const writeMoodleDocument = (questions: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`;

/** One question as an element. Files go with the text that speaks of them, the others with the prompt. */
export const writeMoodleQuestion: ItemWriter<string> = (item, losses) => {
  if (item.kind === 'cloze' && item.points !== null) {
    losses.push(told('moodle_gap_points'));
  }
  const answers = writeAnswers(item);
  const files = new Set(answers.texts.flatMap((text) => filesOf(text, item.files)));
  const prompt =
    item.kind === 'cloze'
      ? { ...item.prompt, text: writeCloze(item.parts, item.prompt.format) }
      : item.prompt;
  const ofPrompt = item.files.filter((file) => !files.has(file) || filesOf(prompt, [file]).length > 0);
  const tags = difficultyTags(item);
  return [
    `<question type="${TYPE_OF[item.kind]}">`,
    `<name>${textElement(item.name ?? '')}</name>`,
    richElement('questiontext', prompt, ofPrompt),
    ...(item.generalFeedback ? [richElement('generalfeedback', item.generalFeedback, item.files)] : []),
    ...(item.points === null || item.kind === 'cloze' ? [] : [`<defaultgrade>${item.points}</defaultgrade>`]),
    ...(item.idNumber === null ? [] : [`<idnumber>${escapeXml(item.idNumber)}</idnumber>`]),
    ...answers.elements.map((write) => write(item.files)),
    ...(tags.length === 0
      ? []
      : [`<tags>${tags.map((tag) => `<tag>${textElement(tag)}</tag>`).join('')}</tags>`]),
    '</question>',
  ].join('\n');
};

interface Answers {
  elements: ((files: readonly ItemFile[]) => string)[];
  texts: RichText[];
}

type Weighed = Pick<NumericAnswer, 'creditPercent' | 'feedback'>;

function writeAnswers(item: QuestionItem): Answers {
  const texts: RichText[] = item.generalFeedback ? [item.generalFeedback] : [];
  const plain = (element: string) => () => element;
  const weighed = (
    { creditPercent, feedback }: Weighed,
    content: string,
    format = '',
    own: RichText | null = null,
  ) => {
    texts.push(...(own ? [own] : []), ...(feedback ? [feedback] : []));
    return (files: readonly ItemFile[]) => {
      const inside = own ? fileElements(filesOf(own, files)) : '';
      const comment = feedback ? richElement('feedback', feedback, filesOf(feedback, files)) : '';
      return `<answer fraction="${creditPercent}"${format}>${content}${inside}${comment}</answer>`;
    };
  };
  const formatted = (text: RichText) => ` format="${moodleFormat(text.format)}"`;
  const elements = (): Answers['elements'] => {
    switch (item.kind) {
      case 'single_choice':
      case 'multiple_choice':
        return [
          plain(`<single>${item.kind === 'single_choice'}</single>`),
          ...item.options.map((option) =>
            weighed(option, textElement(option.text), formatted(option), option),
          ),
        ];
      case 'true_false':
        return ([true, false] as const).map((value) => {
          const feedback = value ? item.feedback.whenTrue : item.feedback.whenFalse;
          return weighed(
            { creditPercent: value === item.isTrue ? 100 : 0, feedback },
            textElement(String(value)),
          );
        });
      case 'short_answer':
        return [
          plain(`<usecase>${item.caseSensitive ? 1 : 0}</usecase>`),
          ...item.accepted.map((answer) => weighed(answer, textElement(answer.text))),
        ];
      case 'numeric':
        return item.answers.map((answer) =>
          weighed(
            answer,
            `${textElement(String(answer.value ?? '*'))}<tolerance>${answer.tolerance}</tolerance>`,
          ),
        );
      case 'matching':
        return item.pairs.map(({ prompt, answer }) => {
          texts.push(prompt);
          return (files) => {
            const inside = `${textElement(prompt.text)}${fileElements(filesOf(prompt, files))}`;
            return `<subquestion${formatted(prompt)}>${inside}<answer>${textElement(answer)}</answer></subquestion>`;
          };
        });
      case 'ordering':
        return item.sequence.map((thing, index) =>
          weighed(
            { creditPercent: index + 1, feedback: null },
            textElement(thing.text),
            formatted(thing),
            thing,
          ),
        );
      default:
        return [];
    }
  };
  return { elements: elements(), texts };
}

function richElement(name: string, text: RichText, files: readonly ItemFile[]): string {
  const held = name === 'questiontext' ? files : filesOf(text, files);
  return `<${name} format="${moodleFormat(text.format)}">${textElement(text.text)}${fileElements(held)}</${name}>`;
}

const fileElements = (files: readonly ItemFile[]): string =>
  files
    .map(({ name, base64 }) => `<file name="${escapeXml(name)}" path="/" encoding="base64">${base64}</file>`)
    .join('');

/** As Moodle writes it: CDATA where there is markup. */
function textElement(text: string): string {
  const clean = withoutControls(text);
  return /[<>&]/u.test(clean)
    ? `<text><![CDATA[${clean.replaceAll(']]>', ']]]]><![CDATA[>')}]]></text>`
    : `<text>${clean}</text>`;
}

const escapeXml = (text: string): string =>
  withoutControls(text)
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;');
