import { formulaStretches, shortenedAroundFormulas } from './formula-stretches';

const formula = (source: string, latex: string, isDisplay = false) => ({ source, latex, isDisplay });

describe(formulaStretches.name, () => {
  it.each([
    ['$x^2$', formula('$x^2$', 'x^2')],
    ['\\(x^{2}\\)', formula('\\(x^{2}\\)', 'x^{2}')],
    ['\\[ \\int_0^1 x \\]', formula('\\[ \\int_0^1 x \\]', '\\int_0^1 x', true)],
    ['$$\\frac{a}{b}$$', formula('$$\\frac{a}{b}$$', '\\frac{a}{b}', true)],
    ['$\\text{price: }\\$5$', formula('$\\text{price: }\\$5$', '\\text{price: }\\$5')],
  ])('reads %j as a formula', (text, expected) => {
    expect(formulaStretches(text)).toEqual([expected]);
  });

  it('keeps the words between formulas in their order', () => {
    expect(formulaStretches('Егер $a$ және \\(b\\), онда?')).toEqual([
      { words: 'Егер ' },
      formula('$a$', 'a'),
      { words: ' және ' },
      formula('\\(b\\)', 'b'),
      { words: ', онда?' },
    ]);
  });

  it.each([
    'costs $5 and $7',
    'from $5 to 10',
    'between US$5 and US$10',
    'a $ b $ c',
    'an escaped \\$x\\$',
    'an open \\(x',
    'a matrix row \\\\(2pt) and \\\\)',
    'one $x\n\nand another$ paragraph',
    '$$',
    '$ $',
    '\\( \\)',
    'f(x) [1]',
  ])('leaves %j as words', (text) => {
    expect(formulaStretches(text)).toEqual([{ words: text }]);
  });

  it('finds a formula behind a price', () => {
    expect(formulaStretches('It costs $5, $n$ times')).toEqual([
      { words: 'It costs $5, ' },
      formula('$n$', 'n'),
      { words: ' times' },
    ]);
  });

  it('has nothing for an empty text, and takes a long text of lone signs in a moment', () => {
    expect(formulaStretches('')).toEqual([]);
    const startedAt = performance.now();
    expect(formulaStretches('\\( $'.repeat(5000))).toHaveLength(1);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});

describe(shortenedAroundFormulas.name, () => {
  it.each([
    ['short', 10, 'short'],
    ['longer than ten', 10, 'longer tha'],
    ['ab $x^{22}$ cd', 12, 'ab $x^{22}$ '],
    ['ab $x^{22}$ cd', 6, 'ab '],
    ['$x^{22}$ cd', 4, '$x^{22}$'],
  ])('%j to %d characters is %j', (text, atMost, expected) => {
    expect(shortenedAroundFormulas(text, atMost)).toBe(expected);
  });
});
