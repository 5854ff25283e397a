import * as fc from 'fast-check';
import { ZipFile } from 'yazl';
import { type QuestionItem } from '../question-item';
import { anyItem } from '../question-item.factory';
import { QuestionFileError } from '../question-file.errors';
import { readQuestions } from '../question-reader';
import { writeQuestions } from '../question-writer';
import { writeSheetTemplate } from './sheet-template';
import { writeXlsx } from './xlsx-file';

const readRows = async (...rows: string[][]) =>
  readQuestions(await writeXlsx([{ name: 'Лист1', rows }]), { format: 'auto' });

async function zip(...parts: (readonly [string, Buffer])[]): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, content] of parts) file.addBuffer(content, name);
  file.end();
  const blocks: Buffer[] = [];
  for await (const block of file.outputStream) blocks.push(block as Buffer);
  return Buffer.concat(blocks);
}
const sheet = (cells: string, before = '') =>
  Buffer.from(
    `<?xml version="1.0"?>${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
  );

describe('XLSX', () => {
  it('reads heads in three languages below a title, and kinds by what is filled', async () => {
    const { items, problems, format, encoding } = await readRows(
      ['Емтихан 2026'],
      ['Сұрақ', 'Вариант 1', 'option 2', 'Ответ 3', 'Дұрыс жауап', 'Сложность', 'Ескерту'],
      ['Астана?', 'Алматы', 'Астана', 'Шымкент', '2', '3', 'x'],
      ['Две', 'a', 'b', 'c', 'A, C', '', ''],
      ['Иә ме?', '', '', '', 'иә', '', ''],
      ['2+2', '', '', '', '4', '', ''],
      ['Автор?', '', '', '', 'Абай', '', ''],
      ['Түсіндіріңіз', '', '', '', '', '', ''],
      ['Broken', 'a', 'b', '', '7', '', ''],
      ['=HYPERLINK("x")', 'a', '', 'c', '1', '', ''],
    );
    expect({ format, encoding }).toEqual({ format: 'xlsx', encoding: null });
    expect(items.map(({ line, kind, difficulty }) => [line, kind, difficulty])).toEqual([
      [3, 'single_choice', 3],
      [4, 'multiple_choice', null],
      [5, 'true_false', null],
      [6, 'numeric', null],
      [7, 'short_answer', null],
      [8, 'essay', null],
    ]);
    expect(items[0]).toMatchObject({
      options: [{ isRight: false }, { text: 'Астана', isRight: true }, { isRight: false }],
    });
    expect(items[1]).toMatchObject({
      options: [{ creditPercent: 50 }, { creditPercent: 0 }, { creditPercent: 50 }],
    });
    expect(problems.map(({ line, severity }) => [line, severity])).toEqual([
      [2, 'warning'],
      [9, 'error'],
      [10, 'error'],
    ]);
  });

  it('reads its own template', async () => {
    const { items, counts } = await readQuestions(await writeSheetTemplate(), { format: 'xlsx' });
    expect(counts).toEqual({ items: 9, errors: 0, warnings: 0 });
    expect(new Set(items.map(({ kind }) => kind)).size).toBe(9);
  });

  it('reads what it writes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyItem(['plain', 'html', 'markdown', 'moodle']), { minLength: 1, maxLength: 4 }),
        async (items) => {
          const held = items.map((item) => ({
            ...item,
            tags: item.tags.map((tag) => tag.replaceAll(';', ',')),
          })) as QuestionItem[];
          const file = await writeQuestions(held, { format: 'xlsx' });
          expect(file.counts).toEqual({ items: items.length, errors: 0, warnings: 0 });
          const report = await readQuestions(file.bytes, { format: 'auto' });
          expect(report.items.map((item) => ({ ...item, line: 1 }))).toEqual(held);
        },
      ),
      { numRuns: 25, seed: 1 },
    );
  }, 30_000);

  const workbook = Buffer.from('<workbook/>');
  it.each([
    [
      'a zip bomb',
      async () => zip(['xl/workbook.xml', workbook], ['xl/worksheets/sheet1.xml', Buffer.alloc(30_000_000)]),
      'too large',
    ],
    [
      'many parts that are large together',
      async () =>
        zip(...Array.from({ length: 70 }, (_, part) => [`${part}.bin`, Buffer.alloc(900_000)] as const)),
      'too large',
    ],
    [
      'an entity from outside',
      async () =>
        zip(
          ['xl/workbook.xml', workbook],
          ['xl/worksheets/sheet1.xml', sheet('', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')],
        ),
      'refused',
    ],
    [
      'a cell in the last row',
      async () =>
        zip(
          ['xl/workbook.xml', workbook],
          ['xl/worksheets/sheet1.xml', sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')],
        ),
      'more than',
    ],
    ['an archive of other things', async () => zip(['a.txt', Buffer.from('a')]), 'no Excel workbook'],
    ['a cut file', async () => (await writeSheetTemplate()).subarray(0, 1500), 'damaged'],
    ['a size that lies', async () => lyingZip(), 'damaged'],
    ['a sheet without a head', async () => writeXlsx([{ name: 'A', rows: [['a', 'b']] }]), 'head row'],
  ])(
    'refuses %s',
    async (_, make, reason) => {
      const bytes = await make();
      const startedAt = process.cpuUsage();
      const reading = readQuestions(bytes, { format: 'auto' });
      await expect(reading).rejects.toThrow(QuestionFileError);
      await expect(reading).rejects.toThrow(reason);
      expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(2000);
    },
    30_000,
  );

  /** States one kilobyte for a part of thirty megabytes. */
  async function lyingZip(): Promise<Buffer> {
    const honest = await zip(['xl/workbook.xml', Buffer.alloc(30_000_000)]);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(30_000_000);
    const lie = Buffer.alloc(4);
    lie.writeUInt32LE(1000);
    for (let at = honest.indexOf(size); at >= 0; at = honest.indexOf(size, at + 1)) lie.copy(honest, at);
    return honest;
  }

  /** A workbook of one sheet whose cells may have the styles 0 (general), 1 (date), 2 (0 %) and 3 (an own format with %). */
  const styledWorkbook = (rows: string): Promise<Buffer> =>
    zip(
      [
        '[Content_Types].xml',
        Buffer.from('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      ],
      [
        'xl/workbook.xml',
        Buffer.from(
          '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
      ],
      [
        'xl/_rels/workbook.xml.rels',
        Buffer.from(
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
      ],
      [
        'xl/styles.xml',
        Buffer.from(
          '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="170"/></cellXfs></styleSheet>',
        ),
      ],
      ['xl/worksheets/sheet1.xml', sheet(rows)],
    );

  it('names a cell that the program made a date', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>question</t></is></c><c r="B1" t="inlineStr"><is><t>right</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Q</t></is></c><c r="B2" s="1"><v>45000</v></c></row>';
    const bytes = await styledWorkbook(rows);
    expect((await readQuestions(bytes, { format: 'xlsx' })).problems).toEqual([
      {
        ...{ line: 2, severity: 'error', code: 'cell_date', values: {} },
        message: expect.stringContaining('date'),
      },
    ]);
  });

  it('reads percents as they are shown, and numbers without the dust of binary ones', async () => {
    const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
    const head = ['question', 'option 1', 'option 2', 'option 3', 'right'];
    const bytes = await styledWorkbook(
      `<row r="1">${head.map((title, i) => text(`${'ABCDE'.charAt(i)}1`, title)).join('')}</row><row r="2">${text('A2', 'Which share?')}<c r="B2" s="2"><v>0.5</v></c><c r="C2" s="3"><f>0.1+0.025</f><v>0.125</v></c><c r="D2"><v>0.30000000000000004</v></c><c r="E2"><v>1</v></c></row>`,
    );
    const { items, problems } = await readQuestions(bytes, { format: 'xlsx' });
    expect(problems).toEqual([]);
    expect(items).toMatchObject([
      { options: [{ text: '50%', isRight: true }, { text: '12.5%' }, { text: '0.3' }] },
    ]);
  });
});
