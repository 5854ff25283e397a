import { questionIn, questionLanguages } from './question-languages';
import { readQuestions } from './question-reader';
import { TextLanguages } from './text-languages';

const inAll = (text: string) => {
  const languages = new TextLanguages(text);
  return { kk: languages.in('kk'), ru: languages.in('ru'), en: languages.in('en') };
};

describe(TextLanguages.name, () => {
  it('takes spans of the class multilang apart, with attributes in any order and spans within', () => {
    expect(
      inAll(
        '<p>1. <span lang="kk" class="multilang">Өзен <span style="color:red">қайда</span>?</span> <span class=\'multilang\' dir="ltr" lang=\'ru\'>Где река?</span></p>',
      ),
    ).toEqual({
      kk: '<p>1. Өзен <span style="color:red">қайда</span>? </p>',
      ru: '<p>1.  Где река?</p>',
      en: null,
    });
  });

  it('takes braces apart, several languages in one and what stands for the others', () => {
    expect(inAll('{mlang kk}Тау{mlang}{mlang ru,en}Гора{mlang} №1')).toEqual({
      kk: 'Тау №1',
      ru: 'Гора №1',
      en: 'Гора №1',
    });
    expect(inAll('{mlang kz}<p>Тау</p>{mlang}\n{mlang other}Mountain{mlang}')).toEqual({
      kk: '<p>Тау</p>',
      ru: 'Mountain',
      en: 'Mountain',
    });
  });

  it('leaves a text without languages, and a word of one language within it, as they are', () => {
    const word = '<span lang="en" class="multilang">Router</span> деген не? <span class="x">a</span>';
    expect(inAll(word)).toEqual({ kk: word, ru: word, en: word });
    expect(new TextLanguages(word).locales).toEqual([]);
  });

  it.each([
    '{mlang kk}Тау',
    '{mlang kk}Тау{mlang ru}Гора{mlang}',
    'Тау{mlang}',
    '<span lang="kk" class="multilang">Тау',
  ])('finds that a language is not closed: %s', (text) => {
    expect(new TextLanguages(text).isBroken).toBe(true);
  });

  it('takes linear time for many languages that are not closed', () => {
    const startedAtMs = performance.now();
    expect(new TextLanguages('{mlang kk}'.repeat(50_000)).isBroken).toBe(true);
    expect(new TextLanguages('<span lang="kk" class="multilang">'.repeat(20_000)).isBroken).toBe(true);
    expect(new TextLanguages('{mlang kk}a{mlang}'.repeat(20_000)).in('kk')).toHaveLength(20_000);
    expect(performance.now() - startedAtMs).toBeLessThan(3000);
  });
});

describe(questionIn.name, () => {
  it('gives a question in each of its languages', async () => {
    const { items, problems } = await readQuestions(
      Buffer.from(
        '::a::{mlang kk}Тау?{mlang}{mlang ru}Гора?{mlang} {={mlang kk}Иә{mlang}{mlang ru}Да{mlang} ~12}',
      ),
      { format: 'gift' },
    );
    const [question] = items;
    if (question?.kind !== 'single_choice') throw new Error(JSON.stringify(problems));
    expect(questionLanguages(question)).toEqual(['kk', 'ru']);
    expect(questionIn(question, 'ru')).toMatchObject({
      kind: 'single_choice',
      prompt: { text: 'Гора?' },
      options: [{ text: 'Да', isRight: true }, { text: '12' }],
    });
  });

  it('keeps the gaps of a language in it', async () => {
    const cloze =
      '<quiz><question type="cloze"><questiontext format="html"><text><![CDATA[{mlang kk}2+2={1:NM:=4}{mlang}{mlang ru}2+3={1:NM:=5}{mlang}]]></text></questiontext></question></quiz>';
    const { items } = await readQuestions(Buffer.from(cloze), { format: 'auto' });
    const [question] = items;
    if (question === undefined) throw new Error('No question');
    expect(questionIn(question, 'ru')).toMatchObject({
      prompt: { text: '2+3=_____' },
      parts: ['2+3=', { kind: 'numeric', answers: [{ value: 5 }] }],
    });
  });

  it('tells of languages that are not closed, not known, or not everywhere', async () => {
    const file = [
      'A? {mlang kk}Тау {=1 ~2}',
      '{mlang kk}Тау?{mlang}{mlang de}Berg?{mlang} {={mlang ru}Да{mlang} ~2}',
      '{mlang kk}Бір{mlang}{mlang ru}Один{mlang} {mlang kk}екі{mlang} {=1 ~2}',
    ].join('\n\n');
    const { problems } = await readQuestions(Buffer.from(file), { format: 'gift' });
    expect(problems.filter(({ code }) => code !== 'braces_in_formula')).toMatchObject([
      { line: 1, severity: 'error', code: 'language_open' },
      { line: 3, severity: 'warning', code: 'language_unknown', values: { language: 'de' } },
      { line: 3, severity: 'warning', code: 'language_missing', values: { language: 'kk' } },
      { line: 3, severity: 'warning', code: 'language_missing', values: { language: 'ru' } },
      { line: 5, severity: 'warning', code: 'languages_uneven' },
    ]);
  });
});
