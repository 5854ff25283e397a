import { rubricContentSchema } from './rubrics';
import { isAnswered } from './items';
import { wordsOfWritten, writtenText } from './written-text';

const FORMULA = '<span data-type="formula" data-latex="T(n) = 2T(n/2)"></span>';

describe(writtenText.name, () => {
  it('gives one line a block, cells apart, formulas as LaTeX and characters for entities', () => {
    const html = `<p>Бір &amp; екі&nbsp;үш</p><ul><li>a &lt; b</li></ul><table><tbody><tr><td>x</td><td>y</td></tr></tbody></table><p>${FORMULA}</p>`;
    expect(writtenText(html).split('\n')).toEqual(['Бір & екі\u00a0үш', 'a < b', 'x\ty', 'T(n) = 2T(n/2)']);
  });
});

describe(wordsOfWritten.name, () => {
  it.each([
    ['', 0],
    ['<p></p>', 0],
    ['<p>Ақпараттық-коммуникациялық технологиялар</p>', 2],
    ['<p>don’t stop</p><p>now</p>', 3],
    [`<p>so ${FORMULA} holds</p>`, 2],
  ])('counts %s as %i', (html, count) => {
    expect(wordsOfWritten(html)).toBe(count);
  });
});

describe(isAnswered.name, () => {
  it('takes a written answer of one formula, and none of empty blocks', () => {
    expect(isAnswered({ kind: 'written', html: `<p>${FORMULA}</p>` })).toBe(true);
    expect(isAnswered({ kind: 'written', html: '<p></p><p><br></p>' })).toBe(false);
  });
});

describe('rubricContentSchema', () => {
  const text = { kk: 'а', ru: 'а', en: 'a' };
  const rubric = (...points: number[]) => ({
    title: text,
    criteria: [{ id: 'logic', title: text, levels: points.map((value) => ({ points: value, title: text })) }],
  });
  it('wants steps that fall to nothing', () => {
    expect(rubricContentSchema.safeParse(rubric(10, 5, 0)).success).toBe(true);
    for (const points of [
      [10, 5],
      [5, 10, 0],
      [10, 10, 0],
      [0, 0],
    ])
      expect(rubricContentSchema.safeParse(rubric(...points)).success).toBe(false);
  });
});
