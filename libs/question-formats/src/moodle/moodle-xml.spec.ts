import * as fc from 'fast-check';
import { type QuestionItem } from '../question-item';
import { anyItem } from '../question-item.factory';
import { QuestionFileError } from '../question-file.errors';
import { readQuestions } from '../question-reader';
import { writeQuestions } from '../question-writer';

const quiz = (...questions: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>`;
const question = (
  type: string,
  inside: string,
  prompt = '<questiontext format="html"><text>Q</text></questiontext>',
) => `<question type="${type}"><name><text>N</text></name>${prompt}${inside}</question>`;
const read = (text: string) => readQuestions(Buffer.from(text), { format: 'moodle_xml' });
const readOne = async (text: string) => {
  const { items, problems } = await read(quiz(text));
  if (items.length !== 1) throw new Error(JSON.stringify(problems));
  return items[0] as QuestionItem;
};
const answer = (fraction: number | string, text: string, more = '') =>
  `<answer fraction="${fraction}"><text>${text}</text>${more}</answer>`;

describe('Moodle XML', () => {
  it('reads CDATA, entities, files, tags and the category before it', async () => {
    const { items, problems, format } = await readQuestions(
      Buffer.from(
        quiz(
          '<question type="category"><category><text>$course$/top/Физика//Оптика/2</text></category></question>',
          question(
            'multichoice',
            `<defaultgrade>2.5000000</defaultgrade><single>true</single><idnumber>F1</idnumber>
             ${answer(100, '&#1179;&#x49B; &lt;b&gt;', '<feedback format="plain_text"><text>Иә</text></feedback>')}
             ${answer('-33.33333', '<![CDATA[<i>a&amp;b</i>]]>')}
             <tags><tag><text>difficulty:3</text></tag><tag><text>линза</text></tag></tags>`,
            `<questiontext format="html"><text><![CDATA[<p><img src="@@PLUGINFILE@@/a%20b.png"> <img src="@@PLUGINFILE@@/none.png"></p>]]></text>
             <file name="a b.png" path="/" encoding="base64">aGVs\nbG8=</file><file name="bad.png" encoding="base64">%%</file></questiontext>`,
          ),
        ),
      ),
      { format: 'auto' },
    );
    expect(format).toBe('moodle_xml');
    expect(items).toMatchObject([
      {
        line: 4,
        kind: 'single_choice',
        category: ['Физика/Оптика', '2'],
        points: 2.5,
        idNumber: 'F1',
        difficulty: 3,
        tags: ['линза'],
        pictures: ['none.png'],
        files: [{ name: 'a b.png', base64: 'aGVsbG8=' }],
        options: [
          { text: 'ққ <b>', format: 'html', isRight: true, feedback: { text: 'Иә', format: 'plain' } },
          { text: '<i>a&amp;b</i>', isRight: false, creditPercent: -33.33333 },
        ],
      },
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('bad.png'),
      expect.stringContaining('none.png'),
    ]);
  });

  it.each([
    ['truefalse', answer(0, 'true') + answer(100, 'false'), { kind: 'true_false', isTrue: false }],
    [
      'shortanswer',
      `<usecase>1</usecase>${answer(100, 'Абай')}${answer(50, 'абай*')}`,
      {
        kind: 'short_answer',
        caseSensitive: true,
        accepted: [{ text: 'Абай' }, { text: 'абай*', creditPercent: 50 }],
      },
    ],
    [
      'numerical',
      `${answer(100, '3.14', '<tolerance>0.01</tolerance>')}${answer(0, '*')}`,
      { kind: 'numeric', answers: [{ value: 3.14, tolerance: 0.01 }, { value: null }] },
    ],
    [
      'matching',
      '<subquestion format="html"><text>a</text><answer><text>1</text></answer></subquestion><subquestion><text>b</text><answer><text>2</text></answer></subquestion>',
      { kind: 'matching', pairs: [{ prompt: { text: 'a' }, answer: '1' }, { answer: '2' }] },
    ],
    [
      'ordering',
      answer('2', 'second') + answer('1', 'first'),
      { kind: 'ordering', sequence: [{ text: 'first' }, { text: 'second' }] },
    ],
    [
      'multichoice',
      `<single>false</single>${answer(50, 'a')}${answer(50, 'b')}${answer(-100, 'c')}`,
      { kind: 'multiple_choice', options: [{ isRight: true }, { isRight: true }, { isRight: false }] },
    ],
    ['essay', '<graderinfo format="html"><text>look</text></graderinfo>', { kind: 'essay' }],
    ['description', '', { kind: 'description' }],
  ])('reads %s', async (type, inside, expected) => {
    expect(await readOne(question(type, inside))).toMatchObject(expected);
  });

  it('reads a cloze and the choices of gaps', async () => {
    const prompt = (text: string) =>
      `<questiontext format="html"><text><![CDATA[${text}]]></text></questiontext>`;
    const cloze = await readOne(
      question(
        'cloze',
        '',
        prompt(
          'Астана {1:SHORTANSWER:=қала#Иә~%50%ауыл}, 2+2={2:NM:=4:0.1}. {:MCV:a\\}~=b~c}, {1:MR:=x~=y~z}',
        ),
      ),
    );
    expect(cloze).toMatchObject({
      kind: 'cloze',
      prompt: { text: 'Астана _____, 2+2=_____. _____, _____' },
      parts: [
        'Астана ',
        {
          kind: 'short_answer',
          points: 1,
          accepted: [{ text: 'қала', feedback: { text: 'Иә' } }, { creditPercent: 50 }],
        },
        ', 2+2=',
        { kind: 'numeric', points: 2, answers: [{ value: 4, tolerance: 0.1 }] },
        '. ',
        { kind: 'single_choice', options: [{ text: 'a}' }, { text: 'b', isRight: true }, { text: 'c' }] },
        ', ',
        {
          kind: 'multiple_choice',
          options: [{ creditPercent: 50 }, { creditPercent: 50 }, { isRight: false }],
        },
      ],
    });
    const select = await readOne(
      question(
        'gapselect',
        ['кит', 'түлкі', '5']
          .map(
            (text, index) =>
              `<selectoption><text>${text}</text><group>${index < 2 ? 1 : 2}</group></selectoption>`,
          )
          .join(''),
        prompt('Суда [[1]] бар'),
      ),
    );
    expect(select).toMatchObject({
      kind: 'cloze',
      parts: ['Суда ', { options: [{ text: 'кит', isRight: true }, { text: 'түлкі' }] }, ' бар'],
    });
  });

  it.each(['MULTICHOICE_VS', 'MCVS', 'MULTICHOICE_HS', 'MCHS', 'MCV', 'MCH', 'MULTICHOICE_S'])(
    'reads the gap %s as a single choice',
    async (name) => {
      const cloze = question('cloze', '', `<questiontext><text>a {1:${name}:=x~y} b</text></questiontext>`);
      expect(await readOne(cloze)).toMatchObject({ parts: ['a ', { kind: 'single_choice' }, ' b'] });
    },
  );

  it.each([
    ['MULTIRESPONSE_HS', 'multiple_choice'],
    ['MRHS', 'multiple_choice'],
    ['MRS', 'multiple_choice'],
    ['MRVS', 'multiple_choice'],
    ['MWC', 'short_answer'],
    ['SAC', 'short_answer'],
  ])('reads the gap %s as %s', async (name, kind) => {
    const cloze = question('cloze', '', `<questiontext><text>{:${name}:=x~=y~z}</text></questiontext>`);
    expect(await readOne(cloze)).toMatchObject({ parts: [{ kind }] });
  });

  it.each(['{1:REGEXP:=b}', '{1:shortanswer:=b}', '{1:MC=b~c}', '{ 1:SA:=b}', '{1:=b~c}', '{2:STACK:b}'])(
    'refuses a cloze whose text shows the answers of the gap %s',
    async (gap) => {
      const cloze = question('cloze', '', `<questiontext><text>{1:SA:=a} ${gap}</text></questiontext>`);
      const { items, problems } = await read(quiz(cloze));
      expect(items).toEqual([]);
      expect(problems).toMatchObject([{ code: 'gap_unread' }]);
      expect(problems[0]?.values.gap).toContain(gap.slice(0, 4));
    },
  );

  it('leaves braces of programs and formulas in the text of a cloze', async () => {
    const text = 'a = {1: "x", 2: "y"}; f{2:3}, \\frac{1}{2} {1:SA:=a}';
    expect(
      await readOne(question('cloze', '', `<questiontext><text>${text}</text></questiontext>`)),
    ).toMatchObject({ prompt: { text: text.replace('{1:SA:=a}', '_____') } });
  });

  describe('with a mark that is not closed', () => {
    const choice = (name: string, more = '') =>
      `<question type="truefalse"><name><text>${name}</text></name><questiontext><text>Q${more}</text></questiontext>${answer(100, 'true')}${answer(0, 'false')}</question>`;
    const shown = async (...questions: string[]) => {
      const { items, problems } = await read(quiz(...questions));
      return { names: items.map(({ name }) => name), codes: problems.map(({ line, code }) => [line, code]) };
    };

    it('tells from where a comment hid the questions', async () => {
      expect(await shown(choice('a'), '<!-- oops', choice('b'), choice('c'))).toEqual({
        names: ['a'],
        codes: [[4, 'xml_comment_open']],
      });
      expect(await shown(choice('a'), '<!-- oops', choice('b'), '<!-- question: 3 -->', choice('c'))).toEqual(
        { names: ['a', 'c'], codes: [[4, 'xml_comment_open']] },
      );
      expect(await shown('<!--', choice('a'), '-->', choice('b'))).toEqual({ names: ['b'], codes: [] });
    });

    it('loses only the question whose CDATA is open', async () => {
      const open = choice('b', '<![CDATA[ x');
      expect(await shown(choice('a'), open, choice('c'), choice('d'))).toEqual({
        names: ['a', 'c', 'd'],
        codes: [[4, 'xml_damaged']],
      });
      expect(await shown(open, choice('c', '<![CDATA[ y ]]>'), choice('d'))).toEqual({
        names: ['c', 'd'],
        codes: [[3, 'xml_damaged']],
      });
    });
  });

  it('keeps the good questions of a file with bad ones, each named by its line', async () => {
    const good = question('essay', '');
    const { items, problems } = await read(
      quiz(
        good,
        question('calculated', ''),
        '<question type="essay"><b></question>',
        question('essay', 'a & b'),
        '<question type="essay">',
        good,
        question('truefalse', answer(100, 'yes')),
      ),
    );
    expect(items.map(({ line }) => line)).toEqual([3, 8]);
    expect(problems.map(({ line }) => line)).toEqual([4, 5, 6, 7, 9]);
    expect(problems[0]?.message).toContain('calculated');
  });

  it.each([
    ['an entity from outside', '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ['entities that swell', '<!DOCTYPE z [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'],
    ['a document type in small letters', '<!doctype quiz>'],
  ])('refuses %s', async (_, declaration) => {
    const text = `<?xml version="1.0"?>\n${declaration}\n<quiz>${question('essay', '', '<questiontext><text>&x;</text></questiontext>')}</quiz>`;
    await expect(read(text)).rejects.toThrow(QuestionFileError);
  });

  it('takes a document type inside a text as text', async () => {
    const prompt =
      '<questiontext format="html"><text><![CDATA[<!DOCTYPE html> </question> nedir?]]></text></questiontext>';
    expect((await readOne(question('essay', '', prompt))).prompt.text).toBe(
      '<!DOCTYPE html> </question> nedir?',
    );
  });

  it('takes linear time for open marks, deep elements and large files', async () => {
    const startedAt = process.cpuUsage();
    await read(quiz('<question type="essay">' + '<![CDATA['.repeat(200_000)));
    await read(quiz('<question>'.repeat(20_000)));
    await read(quiz(question('essay', '<a>'.repeat(20_000) + '</a>'.repeat(20_000))));
    await read(
      quiz(question('cloze', '', `<questiontext><text>${'{1:SA:'.repeat(100_000)}</text></questiontext>`)),
    );
    const picture = `<questiontext format="html"><text>Q</text><file name="a.png" encoding="base64">${'AAAA'.repeat(250_000)}</file></questiontext>`;
    expect((await readOne(question('essay', '', picture))).files[0]?.base64).toHaveLength(1_000_000);
    expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(5000);
  }, 30_000);

  it('takes linear time for comments and CDATA that one end closes', async () => {
    const startedAt = process.cpuUsage();
    await read(quiz(`${'<![CDATA[<question>'.repeat(100_000)}]]>`));
    await read(quiz(`${'<!--<question>'.repeat(100_000)}-->`));
    expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(6000);
  });

  it('reads what it writes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyItem(['plain', 'html', 'markdown', 'moodle']), { minLength: 1, maxLength: 4 }),
        async (items) => {
          const file = await writeQuestions(items, { format: 'moodle_xml' });
          expect(file.counts).toEqual({ items: items.length, errors: 0, warnings: 0 });
          const report = await readQuestions(file.bytes, { format: 'auto' });
          expect(report.items.map((item) => ({ ...item, line: 1 }))).toEqual(items);
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  }, 30_000);

  it('writes files with the texts that speak of them', async () => {
    const html = (text: string) => ({ text, format: 'html' as const });
    const source = await readOne(
      question(
        'multichoice',
        `${answer(100, '&lt;img src="@@PLUGINFILE@@/o.png"&gt;', '').replace('</text>', '</text><file name="o.png" encoding="base64">AAAA</file>')}${answer(0, 'no')}`,
        '<questiontext format="html"><text>Q @@PLUGINFILE@@/q.png</text><file name="q.png" encoding="base64">BBBB</file></questiontext>',
      ),
    );
    const { bytes } = await writeQuestions([source], { format: 'moodle_xml' });
    const written = bytes.toString();
    expect(written.match(/<file /gu)).toHaveLength(2);
    expect(written.indexOf('"o.png"')).toBeGreaterThan(written.indexOf('<answer'));
    expect((await readQuestions(bytes, { format: 'auto' })).items[0]).toEqual({ ...source, line: 3 });
    expect(source).toMatchObject({ options: [html('<img src="@@PLUGINFILE@@/o.png">'), html('no')] });
  });
});
