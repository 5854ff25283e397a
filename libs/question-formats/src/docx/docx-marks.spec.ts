import { readQuestions } from '../question-reader';
import { docx, type DocxParagraph, documentXml } from './docx.factory';

/** Each question with its options, the right ones between stars; the code for one that was left out. */
const shown = async (...paragraphs: DocxParagraph[]): Promise<string[]> => {
  const report = await readQuestions(await docx(Buffer.from(documentXml(paragraphs))), { format: 'docx' });
  const items = report.items.map((item) => {
    const options = 'options' in item ? item.options : [];
    return [
      item.line,
      options.map(({ text, isRight }) => (isRight ? `[${text}]` : text)).join(' | '),
    ] as const;
  });
  const errors = report.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ line, code }) => [line, code] as const);
  return [...items, ...errors].toSorted(([a], [b]) => a - b).map(([, what]) => what);
};
const bold = (text: string): DocxParagraph => [{ text, bold: true }];
const styled = (text: string, properties: string): DocxParagraph => [{ text, properties }];
const HIGHLIGHT = '<w:highlight w:val="yellow"/>';
const RED = '<w:color w:val="C00000"/>';
const GREY = '<w:color w:val="404040"/>';
const SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>';
const UNDERLINE = '<w:u w:val="single"/>';

describe('Marks of right options in Word documents', () => {
  it.each([
    ['bold text behind a plain letter', [{ text: 'B) ' }, { text: 'Balkhash', bold: true }]],
    ['bold with a plain point at the end', [{ text: 'B) Balkhash', bold: true }, { text: '.' }]],
    ['a highlight', styled('B) Balkhash', HIGHLIGHT)],
    ['red letters', styled('B) Balkhash', RED)],
    ['a shade', styled('B) Balkhash', SHADE)],
    ['an underline', styled('B) Balkhash', UNDERLINE)],
    ['a star before the letter', '*B) Balkhash'],
    ['a star behind the letter', 'B) * Balkhash'],
    ['a plus behind the letter', 'B) + Balkhash'],
    ['a star behind the text', 'B) Balkhash *'],
    ['a star at the word', 'B) Balkhash*'],
  ] as const)('are %s', async (_, right) => {
    const [item] = await shown('1. Lake?', 'A) Aral', right as DocxParagraph, styled('C) Zaisan', GREY));
    expect(item?.replace('.', '')).toBe('Aral | [Balkhash] | Zaisan');
  });

  it('are no signs of numbers and formulas', async () => {
    expect(await shown('1. Which is above zero?', 'A) +5', 'B) -5', bold('C) 0'))).toEqual(['+5 | -5 | [0]']);
    expect(await shown('1. Which?', 'A) Na +', 'B) Cl-', bold('C) C++'))).toEqual(['Na + | Cl- | [C++]']);
    expect(await shown('1. Which type?', 'A) int*', bold('B) int'))).toEqual(['int* | [int]']);
    expect(await shown('1. Sum?', 'A) -2', 'B) + 2', 'C) *8')).toEqual(['sign_unclear']);
    expect(await shown('1. Sum?', 'A) +2', 'B) 3')).toEqual(['right_unmarked']);
  });

  it('are no pluses in a document that marks by something else', async () => {
    expect(await shown('1. One?', 'A) x', bold('B) y'), '2. Two?', 'A) + right', 'B) wrong')).toEqual([
      'x | [y]',
      'sign_unclear',
    ]);
    expect(await shown('1. One?', 'A) + left', 'B) y', '2. Two?', 'A) + right', 'B) wrong')).toEqual([
      '[left] | y',
      '[right] | wrong',
    ]);
  });

  it('are refused where they name different options', async () => {
    expect(await shown('1. Q', '*A) x', bold('B) y'))).toEqual(['marks_disagree']);
    expect(await shown('1. Q', 'A) + one', bold('B) two'))).toEqual(['marks_disagree']);
    expect(await shown('1. Q', styled('A) x', RED), bold('B) y'))).toEqual(['marks_disagree']);
    expect(await shown('1. Q', 'A) x', bold('B) y'), 'Answer: A')).toEqual(['marks_disagree']);
    const halfBold: DocxParagraph = [{ text: 'A) ' }, { text: 'x', bold: true }];
    expect(await shown('1. Q', halfBold, bold('B) y'), 'C) z')).toEqual(['marks_disagree']);
    expect(await shown('1. Q', '*A) x', 'B) y', 'Answer: A')).toEqual(['[x] | y']);
  });

  it('stand in a key at the end', async () => {
    const questions = ['1. One?', 'A) a', 'B) b', '2. Two?', 'A) c', 'B) d', 'C) e'];
    for (const key of [
      ['Ответы: 1-B, 2-A,C'],
      ['Жауаптар: 1) В; 2) А, С.'],
      ['Answer key', '1. B', '2. A, C'],
      ['Кілт', '1 – B', '2 – A, C'],
    ]) {
      expect(await shown(...questions, ...key)).toEqual(['a | [b]', '[c] | d | [e]']);
    }
    expect(await shown(...questions, 'Ответы: 1-B, 3-A')).toEqual([
      'right_unmarked',
      'right_unmarked',
      'key_unclear',
    ]);
    expect(await shown('1. One?', bold('A) a'), 'B) b', 'Ключ: 1-B')).toEqual(['marks_disagree']);
    const listed = ['One?', 'Two?'].flatMap((text) => [{ list: 0, text }, 'A) a', 'B) b']);
    expect(await shown(...listed, 'Ответы: 1B 2A')).toEqual(['a | [b]', '[a] | b']);
  });
});
