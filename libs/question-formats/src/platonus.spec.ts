import { parsePlatonus } from './platonus.parser';

const shown = (text: string) => {
  const { items, problems } = parsePlatonus(text);
  const texts = items.map((item) => [
    item.prompt.text,
    ...('options' in item ? item.options : []).map(({ text: words, isRight }) =>
      isRight ? `*${words}` : words,
    ),
  ]);
  return {
    texts,
    levels: items.map(({ difficulty }) => difficulty),
    codes: problems.map(({ line, code }) => [line, code]),
  };
};

describe(parsePlatonus.name, () => {
  it('begins a question with any number, and keeps the difficulties that there are', () => {
    expect(
      shown(
        '<question1>A?<variant>x<variantright>y\n<question4>B?<variantright>x<variant>y\n<question15>C?<variant>x<variantright>y',
      ),
    ).toEqual({
      texts: [
        ['A?', 'x', '*y'],
        ['B?', '*x', 'y'],
        ['C?', 'x', '*y'],
      ],
      levels: [1, null, null],
      codes: [
        [2, 'difficulty_wrong'],
        [3, 'difficulty_wrong'],
      ],
    });
  });

  it('takes closing tags and blanks within tags', () => {
    expect(
      shown(
        '< question 2 >Тау?</question>\n<variant>биік</variant>\n< variant right >аласа</variantright>\n</question2>',
      ),
    ).toEqual({ texts: [['Тау?', 'биік', '*аласа']], levels: [2], codes: [] });
  });

  it('does not take the first variant where the file marks the right ones', () => {
    expect(shown('<question>A?<variant>x<variantright>y\n<question>B?<variant>x<variant>y').codes).toEqual([
      [2, 'variant_right_missing'],
    ]);
    expect(shown('<question>B?<variant>x<variant>y')).toMatchObject({
      texts: [['B?', '*x', 'y']],
      codes: [[1, 'first_taken_right']],
    });
  });

  it('leaves brackets of formulas and references in the texts', () => {
    expect(
      shown('<question>[Q] мәні k[A][B] болса?\n<variant>[A] моль\n<variantright>k [a]+ қысым\n'),
    ).toMatchObject({ texts: [['[Q] мәні k[A][B] болса?', '[A] моль', '*k [a]+ қысым']], codes: [] });
    expect(shown('[q]3:1:Массив x[a] ұзын ба, [A] ше?\n[a]иә\n[a]+жоқ, [a] емес')).toEqual({
      texts: [['Массив x[a] ұзын ба, [A] ше?', 'иә', '*жоқ, [a] емес']],
      levels: [3],
      codes: [],
    });
    expect(shown('[q]1:1:Один [a]+да [a]нет')).toMatchObject({ texts: [['Один', '*да', 'нет']] });
  });

  it.each([
    '<question>A?<variant>x<variantrigth>y',
    '<question id="1">A?<variant>x<question>B?<variant>x<variantright>y<variant >z<vari>',
    '<question>A?<variant>x<variantright>y\n[q]1:1:B?\n[a]x\n[a]+y',
  ])('leaves no unread tag in a text: %s', (text) => {
    const { texts, codes } = shown(text);
    expect(JSON.stringify(texts)).not.toMatch(/<variantr|<question|\[q\]/u);
    expect(codes.length).toBeGreaterThan(0);
  });

  it('reads a tag with Cyrillic letters as the one that it looks like, with a warning', () => {
    expect(
      shown('<question>q1<variant>a<variantright>b\n<questiоn>q2<variant>c<variantright>d</vаriantright>'),
    ).toMatchObject({
      texts: [
        ['q1', 'a', '*b'],
        ['q2', 'c', '*d'],
      ],
      codes: [[2, 'tag_alphabet']],
    });
    expect(shown('<question>q1<vаriant>a<variantright>b<variant>c')).toMatchObject({
      texts: [['q1', 'a', '*b', 'c']],
      codes: [[1, 'tag_alphabet']],
    });
    expect(shown('<QUЕSTІОN2>Өзен?<VАRІАNТ>Іле<VАRIANTRIGНT>Ертіс')).toMatchObject({
      texts: [['Өзен?', 'Іле', '*Ертіс']],
      codes: [[1, 'tag_alphabet']],
    });
    expect(shown('[q]1:1:Су?\n[a]+H2O\n[а]CO2, [А] мен <а>')).toMatchObject({
      texts: [['Су?', '*H2O', 'CO2, [А] мен <а>']],
      codes: [[1, 'tag_alphabet']],
    });
    expect(shown('<question>q<vаriant>a<vаriantrigth>b<variant>c').codes).toEqual([[1, 'tag_unread']]);
  });

  it('leaves Cyrillic letters in brackets that are no tags', () => {
    expect(shown('<question>q\n[А] = <а>, <вариант>\n<variant>a<variantright>b')).toMatchObject({
      texts: [['q\n[А] = <а>, <вариант>', 'a', '*b']],
      codes: [],
    });
  });
});
