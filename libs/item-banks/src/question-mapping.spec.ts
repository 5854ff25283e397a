import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bankItemContentSchema,
  type BankItemContent,
  bankItemKindSchema,
  languagesOfBankItem,
} from '@bakylau/contracts';
import { type QuestionItem, readQuestions, writeQuestions } from '@bakylau/question-formats';
import { type ImportOptions, planImport } from './import-plan';
import { importQuestions, type ImportPorts } from './import-questions';
import { itemToQuestion } from './item-to-question';
import { questionToItem } from './question-to-item';

const FIXTURES = join(__dirname, '../../../test/fixtures/questions');
const ru = (words: string) => ({ ru: words });
const head = {
  pictures: [],
  topic: 'Налоги / НДС',
  outcome: 'считает НДС',
  difficulty: 2 as const,
  name: 'Q',
  tags: ['a'],
};
const options = (...words: string[]) => words.map((text, i) => ({ id: `o${i + 1}`, text: ru(text) }));

/** One of each kind, with ids as the importer gives them. */
const CONTENTS: readonly BankItemContent[] = [
  {
    ...head,
    kind: 'single_choice',
    prompt: ru('Ставка?'),
    options: options('12 %', '16 %'),
    parts: [],
    key: { kind: 'single_choice', optionId: 'o2' },
  },
  {
    ...head,
    kind: 'multiple_choice',
    prompt: ru('Какие?'),
    options: options('a', 'b', 'c'),
    parts: [],
    key: { kind: 'multiple_choice', optionIds: ['o1', 'o2', 'o3'] },
  },
  {
    ...head,
    kind: 'true_false',
    prompt: ru('Верно?'),
    options: [],
    parts: [],
    key: { kind: 'true_false', isTrue: false },
  },
  {
    ...head,
    kind: 'short_answer',
    prompt: ru('Город?'),
    options: [],
    parts: [],
    key: { kind: 'short_answer', accepted: ['Алматы', 'Алма-Ата'] },
  },
  {
    ...head,
    kind: 'numeric',
    prompt: ru('g?'),
    options: [],
    parts: [],
    key: { kind: 'numeric', value: 9.81, tolerance: 0.05 },
  },
  {
    ...head,
    kind: 'matching',
    prompt: ru('Столицы'),
    options: options('Астана', 'Ташкент', 'Бишкек'),
    parts: [
      { kind: 'premise', id: 'p1', text: ru('Казахстан') },
      { kind: 'premise', id: 'p2', text: ru('Узбекистан') },
    ],
    key: {
      kind: 'matching',
      pairs: [
        { partId: 'p1', optionId: 'o1' },
        { partId: 'p2', optionId: 'o2' },
      ],
    },
  },
  {
    ...head,
    kind: 'ordering',
    prompt: ru('По порядку'),
    options: options('1', '2', '3'),
    parts: [],
    key: { kind: 'ordering', optionIds: ['o1', 'o2', 'o3'] },
  },
  {
    ...head,
    kind: 'cloze',
    prompt: ru('Вода кипит при [[g1]] °C, это [[g2]], [[g3]].'),
    options: [],
    parts: [
      { kind: 'numeric', id: 'g1' },
      { kind: 'short_answer', id: 'g2' },
      { kind: 'choice', id: 'g3', options: options('да', 'нет') },
    ],
    key: {
      kind: 'cloze',
      gaps: [
        { partId: 'g1', weight: 2, key: { kind: 'numeric', value: 100, tolerance: 0 } },
        { partId: 'g2', weight: 1, key: { kind: 'short_answer', accepted: ['кипение'] } },
        { partId: 'g3', weight: 1, key: { kind: 'choice', optionId: 'o1' } },
      ],
    },
  },
];
const noFile = () => Promise.reject(new Error('No picture here'));
const findTitles = () => Promise.resolve(new Map<string, string>());
const NO_PORTS: ImportPorts = { findTitles, addItems: noFile, addPicture: noFile };
const DEFAULTS: ImportOptions = {
  format: 'gift',
  language: 'ru',
  topic: '',
  dryRun: true,
  duplicates: 'leave_out',
};
const importFile = async (bytes: Buffer, some: Partial<ImportOptions> = {}, ports = NO_PORTS) => {
  const options = { ...DEFAULTS, ...some };
  return importQuestions(await planImport(bytes, options), options, ports);
};

describe(questionToItem.name, () => {
  it('holds each of the eight kinds without loss, through a file of Moodle and back', async () => {
    expect(CONTENTS.map(({ kind }) => kind).sort()).toEqual([...bankItemKindSchema.options].sort());
    for (const content of CONTENTS) expect(bankItemContentSchema.parse(content)).toEqual(content);
    const questions = await Promise.all(
      CONTENTS.map((content, i) => itemToQuestion(content, 'ru', i + 1, noFile)),
    );
    const { bytes, problems } = await writeQuestions(
      questions.filter((question) => question !== null),
      { format: 'moodle_xml' },
    );
    expect(problems).toEqual([]);
    const { items } = await readQuestions(bytes, { format: 'auto' });
    const back = items.map((item) => questionToItem(item, 'ru', ''));
    expect(back.map(({ content }) => content)).toEqual(CONTENTS);
    expect(back.flatMap(({ losses }) => losses)).toEqual([]);
  });

  it.each(['moodle_xml', 'gift', 'xlsx'] as const)(
    'writes a star in an accepted answer as a star and no wildcard, in %s',
    async (format) => {
      const accepted = ['*', 'x\\*y', 'x*y', '\\'];
      const [content] = CONTENTS.filter(({ kind }) => kind === 'short_answer').map(
        (short): BankItemContent => ({ ...short, key: { kind: 'short_answer', accepted } }),
      );
      const question = await itemToQuestion(content as BankItemContent, 'ru', 1, noFile);
      expect(question).toMatchObject({
        accepted: [{ text: '\\*' }, { text: 'x\\\\*y' }, { text: 'x\\*y' }, { text: '\\' }],
      });
      const { bytes } = await writeQuestions([question as QuestionItem], { format });
      if (format === 'moodle_xml') expect(bytes.toString()).toContain('<text>\\*</text>');
      const { items } = await readQuestions(bytes, { format: 'auto' });
      expect(items.map((item) => questionToItem(item, 'ru', ''))).toMatchObject([
        { content: { key: { accepted } }, losses: [] },
      ]);
    },
  );

  it('takes a star behind a backslash as one, and leaves out wildcards', async () => {
    const answer = (text: string) => `<answer fraction="100"><text>${text}</text></answer>`;
    const file = `<quiz><question type="shortanswer"><questiontext><text>Указатель?</text></questiontext>${answer('int\\*')}${answer('int*')}</question></quiz>`;
    const { items } = await readQuestions(Buffer.from(file), { format: 'auto' });
    expect(items.map((item) => questionToItem(item, 'ru', ''))).toMatchObject([
      { content: { key: { accepted: ['int*'] } }, losses: [{ code: 'wildcard_lost' }] },
    ]);
  });

  it('refuses what cannot be scored, and says what to do', async () => {
    const [{ items }] = await Promise.all([
      readQuestions(Buffer.from('::a::Опишите {}\n\n::b::Два? {=один =два ~три}'), { format: 'gift' }),
    ]);
    const take = (item: QuestionItem | undefined) => () => questionToItem(item as QuestionItem, 'ru', '');
    expect(take(items[0])).toThrow('written exam');
    expect(items[1]?.kind === 'single_choice' ? take(items[1]) : take(items[0])).toThrow();
  });

  it('makes variants of one item of the languages that its texts name', async () => {
    const span = (kk: string, en: string) =>
      `<span lang="kk" class="multilang">${kk}</span><span lang="en" class="multilang">${en}</span>`;
    const file = `<quiz><question type="matching"><questiontext format="html"><text><![CDATA[<p>${span('Жұптаңыз', 'Match')}</p>]]></text></questiontext>
      <subquestion format="html"><text><![CDATA[${span('Су', 'Water')}]]></text><answer><text>H2O</text></answer></subquestion>
      <subquestion format="html"><text><![CDATA[NaCl]]></text><answer><text><![CDATA[{mlang kk}тұз{mlang}{mlang en}salt{mlang}]]></text></answer></subquestion></question>
      <question type="shortanswer"><questiontext format="html"><text><![CDATA[${span('Астана?', 'Capital?')}]]></text></questiontext>
      <answer fraction="100"><text><![CDATA[${span('қала', 'city')}]]></text></answer></question></quiz>`;
    const { items } = await readQuestions(Buffer.from(file), { format: 'auto' });
    const contents = items.map((item) => questionToItem(item, 'ru', '').content);
    expect(contents).toMatchObject([
      {
        prompt: { kk: 'Жұптаңыз', en: 'Match' },
        options: [{ text: { kk: 'H2O', en: 'H2O' } }, { text: { kk: 'тұз', en: 'salt' } }],
        parts: [{ text: { kk: 'Су', en: 'Water' } }, { text: { kk: 'NaCl', en: 'NaCl' } }],
      },
      { prompt: { kk: 'Астана?', en: 'Capital?' }, key: { accepted: ['қала', 'city'] } },
    ]);
    expect(contents.map(languagesOfBankItem)).toEqual([
      ['kk', 'en'],
      ['kk', 'en'],
    ]);
  });

  it('pins options that mean places, and all where Moodle is told not to shuffle', async () => {
    const question = (type: string, inside: string, ...answers: string[]) =>
      `<question type="${type}"><questiontext><text>Что?</text></questiontext>${inside}${answers
        .map((text, i) => `<answer fraction="${i === 0 ? 100 : 0}"><text>${text}</text></answer>`)
        .join('')}</question>`;
    const file = `<quiz>${[
      question('multichoice', '<shuffleanswers>0</shuffleanswers>', 'НДС', 'ИПН'),
      question('multichoice', '<shuffleanswers>false</shuffleanswers>', 'НДС', 'КПН'),
      question('multichoice', '<shuffleanswers>true</shuffleanswers>', 'НДС', 'Все перечисленное'),
      question('multichoice', '', 'НДС', 'ИПН', 'А и Б'),
      question('ordering', '<shuffleanswers>0</shuffleanswers>', 'НДС', 'А и Б'),
    ].join('')}</quiz>`;
    const { items } = await readQuestions(Buffer.from(file), { format: 'auto' });
    const pinned = items.map((item) =>
      questionToItem(item, 'ru', '').content.options.map((each) => each.pinned),
    );
    expect(pinned).toEqual([
      [true, true],
      [true, true],
      [undefined, true],
      [true, true, true],
      [undefined, undefined],
    ]);
  });

  it('takes a question that is a pasted picture, with its picture', async () => {
    const file = `<quiz><question type="truefalse"><questiontext format="html"><text><![CDATA[<p><img src="data:image/png;base64,aGVsbG8="></p>]]></text></questiontext>
      <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>`;
    const { items } = await readQuestions(Buffer.from(file), { format: 'auto' });
    expect(items.map((item) => questionToItem(item, 'ru', ''))).toMatchObject([
      { content: { prompt: { ru: '…' } }, pictures: [{ base64: 'aGVsbG8=' }], losses: [] },
    ]);
  });

  it('keeps what a question says of its pictures', async () => {
    const image = (name: string, alt: string) => `<img${alt} src="@@PLUGINFILE@@/${name}">`;
    const file = (name: string) => `<file name="${name}" path="/" encoding="base64">aGVsbG8=</file>`;
    const text = `<quiz><question type="truefalse"><questiontext format="html"><text><![CDATA[<p>Карта ${image('a.png', ' alt="Река &quot;Или&quot; > Балхаш"')}
      ${image('b.png', ' data-alt="x"')} ${image('c.png', " alt=''")}</p>]]></text>${['a', 'b', 'c'].map((name) => file(`${name}.png`)).join('')}</questiontext>
      <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>`;
    const { items } = await readQuestions(Buffer.from(text), { format: 'auto' });
    expect(items.map((item) => questionToItem(item, 'ru', '').pictures.map(({ alt }) => alt))).toEqual([
      ['Река "Или" > Балхаш', 'b.png', ''],
    ]);
  });

  it('writes only items that are whole in the language', async () => {
    expect(await itemToQuestion(CONTENTS[0] as BankItemContent, 'kk', 1, noFile)).toBeNull();
  });
});

describe(importQuestions.name, () => {
  it('tells of every question of a file what becomes of it', async () => {
    const file = Buffer.from(
      '::a::Ставка? {=12 ~16}\n\n::b::Опишите {}\n\n::c::Плохой {=a ~b\n\n::d::Город? {=Алматы =Алма*}',
    );
    const report = await importFile(file, { topic: 'НДС' });
    expect(report.lines.map(({ outcome, kind, topic }) => [outcome, kind, topic])).toEqual([
      ['taken', 'single_choice', 'НДС'],
      ['left_out', 'essay', 'НДС'],
      ['left_out', null, ''],
      ['taken', 'short_answer', 'НДС'],
    ]);
    expect(report.counts).toEqual({ taken: 2, leftOut: 2, duplicates: 0, warnings: 1 });
    for (const { outcome, problems } of report.lines)
      expect(problems.some(({ severity }) => severity === 'error')).toBe(outcome === 'left_out');
    expect(report.lines.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      ['essay_refused'],
      ['braces_missing'],
      ['wildcard_lost'],
    ]);
  });

  it('tells each warning with its own question, and those of the file with the first', async () => {
    const byte = (text: string) => Buffer.from(text, 'latin1');
    const file = Buffer.concat([
      byte('\n::a::'),
      Buffer.from('8de0ebe0', 'hex'),
      byte('? {=1 ~2}\n\n::bad::x {=1\n\n::b::$x_{1}$? {=1 =2 ~3}\n\n::bad::y {=1\n\n::c::z {=1 ~2}\n'),
    ]);
    const report = await importFile(file);
    expect(report.lines.map(({ line, problems }) => [line, problems.map(({ code }) => code)])).toEqual([
      [2, ['encoding_guessed']],
      [4, ['braces_missing']],
      [6, ['several_give_points', 'braces_in_formula', 'several_right']],
      [8, ['braces_missing']],
      [10, []],
    ]);
    expect(report.counts).toEqual({ taken: 2, leftOut: 3, duplicates: 0, warnings: 3 });
  });

  it('takes the pictures of a file', async () => {
    const stored: Buffer[] = [];
    const contents: BankItemContent[] = [];
    const file = readFileSync(join(FIXTURES, 'moodle_kk_images.xml'));
    const id = '019aaaaa-0000-7000-8000-000000000001';
    const report = await importFile(
      file,
      { format: 'auto', language: 'kk', dryRun: false },
      {
        findTitles,
        addItems: (added) => Promise.resolve(contents.push(...added)),
        addPicture: (bytes) => Promise.resolve({ id, widthPx: 1, heightPx: stored.push(bytes) }),
      },
    );
    // An essay, a description, a calculated question and one that is damaged.
    expect(report.counts).toMatchObject({ taken: 6, leftOut: 4 });
    expect(stored.length).toBeGreaterThan(0);
    expect(contents.flatMap(({ pictures }) => pictures)).toHaveLength(stored.length);
    expect(contents.flatMap(({ pictures }) => pictures.map(({ alt }) => alt))).toEqual(['схема.png']);
  });

  describe('of duplicates', () => {
    const file = Buffer.from(
      '::a::Ставка? {=12 ~16}\n\n::b::Город? {=Алматы}\n\nСтавка? {~16   =12}\n\nСтавка? {=16 ~12}',
    );
    const titlesFor = (title: string, prints: readonly string[]) => ({
      ...NO_PORTS,
      findTitles: (asked: readonly string[]) =>
        Promise.resolve(new Map(asked.filter((each) => prints.includes(each)).map((each) => [each, title]))),
    });
    const told = (report: Awaited<ReturnType<typeof importFile>>) =>
      report.lines.map(({ line, outcome, problems }) => [
        line,
        outcome,
        problems.map(({ message }) => message),
      ]);

    it('names the earlier question of the file, and leaves the later out', async () => {
      const report = await importFile(file);
      expect(told(report)).toEqual([
        [1, 'taken', []],
        [3, 'taken', []],
        [5, 'left_out', ['The same question stands in line 1: “a”.']],
        [7, 'taken', []],
      ]);
      expect(report.counts).toEqual({ taken: 3, leftOut: 1, duplicates: 1, warnings: 1 });
    });

    it('names the item of the bank, and takes all when it is asked to', async () => {
      const { questions } = await planImport(file, DEFAULTS);
      const ports = titlesFor('Город', questions[1]?.fingerprints ?? []);
      const left = await importFile(file, {}, ports);
      expect(told(left)[1]).toEqual([3, 'left_out', ['The bank already has this question: “Город”.']]);
      expect(left.counts).toEqual({ taken: 2, leftOut: 2, duplicates: 2, warnings: 2 });
      const added: BankItemContent[] = [];
      const taken = await importFile(
        file,
        { duplicates: 'take', dryRun: false },
        { ...ports, addItems: (contents) => Promise.resolve(added.push(...contents)) },
      );
      expect(taken.counts).toEqual({ taken: 4, leftOut: 0, duplicates: 2, warnings: 2 });
      expect(added).toHaveLength(4);
    });
  });
});
