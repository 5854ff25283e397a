import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEXT_QUESTION_FORMATS } from './question-format';
import { fuzzFormat } from './question-fuzz.factory';
import { readQuestions } from './question-reader';

const folder = join(__dirname, '../../../test/fixtures/questions');
const fixture = (name: string) => readFileSync(join(folder, name));

/** File, format, encoding, items, errors, warnings. */
const EXPECTED = [
  ['gift_kk_utf8_bom_crlf.gift', 'gift', 'utf-8', 8, 1, 3],
  ['gift_ru_cp1251.gift', 'gift', 'windows-1251', 6, 1, 1],
  ['platonus_ru_cp1251.txt', 'platonus', 'windows-1251', 3, 1, 2],
  ['platonus_kk_utf16le_bom.txt', 'platonus', 'utf-16le', 2, 1, 2],
  ['tamos_utf16le.txt', 'platonus', 'utf-16le', 2, 0, 0],
  ['aiken_kk_utf16be_bom.txt', 'aiken', 'utf-16be', 2, 2, 0],
  ['docx_typed_ru.docx', 'docx', null, 4, 2, 3],
  ['docx_lists_kk.docx', 'docx', null, 3, 1, 0],
  ['docx_answers_en.docx', 'docx', null, 4, 1, 0],
  ['moodle_kk_images.xml', 'moodle_xml', 'utf-8', 8, 2, 1],
] as const;

describe('files of questions', () => {
  it.each(EXPECTED)('%s', async (name, format, encoding, items, errors, warnings) => {
    const report = await readQuestions(fixture(name), { format: 'auto' });
    expect({ ...report, items: null, problems: report.problems }).toMatchObject({
      format,
      encoding,
      counts: { items, errors, warnings },
    });
    expect(report.problems).toHaveLength(errors + warnings);
  });

  it('keeps the picture, the letters and the formula', async () => {
    const moodle = await readQuestions(fixture('moodle_kk_images.xml'), { format: 'auto' });
    const picture = moodle.items[0]?.files[0];
    expect(picture?.name).toBe('схема.png');
    expect(
      Buffer.from(picture?.base64 ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(moodle.items[0]).toMatchObject({
      category: ['Желілер', 'TCP/IP'],
      options: [{ text: '<b>Қжұлдыз</b>' }, { text: 'Шина & сақина' }],
    });
    const gift = await readQuestions(fixture('gift_kk_utf8_bom_crlf.gift'), { format: 'auto' });
    expect(gift.items[1]).toMatchObject({
      kind: 'numeric',
      prompt: { text: expect.stringContaining('$\\frac{\\sin\\alpha}{\\sin\\beta}=n_{21}$') },
    });
  });

  it('has an expectation for every fixture', () => {
    expect(readdirSync(folder).toSorted()).toEqual(EXPECTED.map(([name]) => name).toSorted());
  });

  it.each(TEXT_QUESTION_FORMATS)(
    'neither crashes nor hangs on damaged files read as %s',
    async (format) => {
      const report = await fuzzFormat(
        format,
        EXPECTED.filter(([, , encoding]) => encoding !== null).map(([name]) => fixture(name)),
        500,
      );
      expect(report.items).toBeGreaterThan(0);
      expect(report.slowestMs).toBeLessThan(5000);
    },
    60_000,
  );
});
