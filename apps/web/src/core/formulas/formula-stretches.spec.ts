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

  describe('prices and program code', () => {
    it.each([
      'со 100$, до 150$',
      '100$ пен 150$ аралығында',
      '(5$) или (7$)',
      '100$-200$',
      '100$–200$; 300$',
      '5 $, 10 $.',
      '5 $/кг или 7$/кг',
      'цена «5 $» или «7$»',
      'US$5/A$7',
      '$10/$20',
      '100$ға дейін, 150$дан кейін',
      'from $5 to $7th Street',
      'echo $a.$b;',
      'echo "$a$b" . "$c";',
      'sum($a,$b)',
      '$x=$y+1',
      '$x = $y + 1;',
      'for ($i=0;$i<$n;$i++)',
      '$_GET["a"].$_POST["b"]',
      '$row[$i]->$name',
      '=$A$1+$B$1*2',
      '=СУММ($A1:$B$2)',
      '`${a}-${b}`',
      '$(a)/$(b)',
      '$("#a").val()+$("#b").val()',
      '"$*" and "$@", $?, $! and $#',
      '^a$|b$',
      '^[a-z]+$|[0-9]+$',
      '^[a-z]+$|^[0-9]+$',
    ])('leaves %j as words', (text) => {
      expect(formulaStretches(text)).toEqual([{ words: text }]);
    });
  });

  describe('formulas among words', () => {
    /** The formulas of a text, as they were typed. */
    const typed = (text: string) =>
      formulaStretches(text).flatMap((stretch) => ('latex' in stretch ? [stretch.source] : []));

    it.each([
      ['при $a$-м шаге', '$a$'],
      ['$n$-ші мүше, $k$–й член', '$n$', '$k$'],
      ['the $n$th term', '$n$'],
      ['Если $a=1$, то $b$?', '$a=1$', '$b$'],
      ['$x$ и $y$', '$x$', '$y$'],
      ['$a$, $b$; $c$.', '$a$', '$b$', '$c$'],
      ['$a$,$b$ және ($c$;$d$)', '$a$', '$b$', '$c$', '$d$'],
      ['«$x$» или "$y$"', '$x$', '$y$'],
      ['[$a$; $b$]', '$a$', '$b$'],
      ['$a$=$b$+$c$', '$a$', '$b$', '$c$'],
      ['отношение $a$/$b$', '$a$', '$b$'],
      ['$AB$=5 см, $BC$ = 7 см', '$AB$', '$BC$'],
      ['скорость $v$(м/с)', '$v$'],
      ['A)$x$ B)$\\frac{1}{2}$', '$\\frac{1}{2}$'],
      ['$|x|$ и $|a+b|$, $|\\psi\\rangle$', '$|x|$', '$|a+b|$', '$|\\psi\\rangle$'],
      ['$]0;1[$ и $(a+b)^2$ и $-x$', '$]0;1[$', '$(a+b)^2$', '$-x$'],
      ['$2,5$ л', '$2,5$'],
      ['$\\{a_n\\}$!', '$\\{a_n\\}$'],
      ['Чему равно $x$? $y$: $z$', '$x$', '$y$', '$z$'],
      ['угол $\\alpha$ и угол$\\beta$', '$\\alpha$', '$\\beta$'],
      ['3$\\frac{1}{2}$ и 2$\\pi$R', '$\\frac{1}{2}$', '$\\pi$'],
      ['3$\\cdot$10$^{-8}$ м$^2$', '$\\cdot$', '$^{-8}$', '$^2$'],
      ['30$^\\circ$C и 90$^{\\circ}$', '$^\\circ$', '$^{\\circ}$'],
      ['H$_2$SO$_4$, SO$_4^{2-}$, Fe$^{3+}$', '$_2$', '$_4$', '$_4^{2-}$', '$^{3+}$'],
      ['1011$_{10}$; $_{92}^{235}$U', '$_{10}$', '$_{92}^{235}$'],
      ['100$ за $x$ штук', '$x$'],
    ])('finds those of %j', (text, ...formulas) => {
      expect(typed(text)).toEqual(formulas);
    });
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
    for (const signs of ['\\( $', ' $|', ' $(', '$_{', '$\\a '])
      expect(formulaStretches(signs.repeat(5000))).toHaveLength(1);
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
