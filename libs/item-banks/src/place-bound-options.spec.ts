import { isAllOrNone, namesOthers, pinPlaceBound } from './place-bound-options';

const option = (id: string, ru: string) => ({ id, text: { ru } });
const pinnedOf = (...texts: string[]) =>
  pinPlaceBound(
    texts.map((text, i) => option(`o${i + 1}`, text)),
    false,
  ).map(({ pinned }) => pinned ?? false);

describe(isAllOrNone.name, () => {
  it.each([
    'Все перечисленное',
    'Всё вышеперечисленное.',
    'Все из вышеперечисленных',
    'все ответы верны',
    'Все варианты ответов правильные',
    'Верны все ответы',
    'Все верно',
    'Все три утверждения верны',
    'Оба варианта верны',
    'Ни один из перечисленных',
    'Ни один из ответов не верен',
    'Ничего из перечисленного',
    'Нет правильного ответа',
    'нет верных вариантов',
    'Правильного ответа нет',
    'Правильный ответ отсутствует',
    'Среди перечисленных нет верного ответа',
    'Барлығы дұрыс',
    'Барлық жауаптар дұрыс',
    'Бəрі дұрыс',
    'Аталғандардың барлығы',
    'Жоғарыда аталғандардың бәрі',
    'Жоғарыда көрсетілгендердің ешқайсысы',
    'Ешқайсысы дұрыс емес',
    'Дұрыс жауап жоқ',
    'Дұрыс жауабы жоқ',
    'All of the above',
    'none of the above.',
    'All the above are correct',
    'None of these',
    'All answers are correct',
    'There is no correct answer',
  ])('finds “%s”', (text) => {
    expect(isAllOrNone(text)).toBe(true);
  });

  it.each([
    'Все',
    'Все граждане Казахстана',
    'Ни один',
    'Нет',
    'Нет, неверно',
    'Нет ответа сервера',
    'Верно',
    'Правильный ответ',
    'Все налоги, указанные в кодексе',
    'Барлығы',
    'Барлық азаматтар',
    'Жоқ',
    'Дұрыс',
    'None',
    'All',
    'All right',
    'No answer',
    'All citizens',
    '',
  ])('leaves “%s”', (text) => {
    expect(isAllOrNone(text)).toBe(false);
  });
});

describe(namesOthers.name, () => {
  it.each([
    'А и Б',
    'А, Б и В',
    'а) и б)',
    'верны 1 и 3',
    'Верно: 1, 3',
    '1 и 3 верны',
    'Оба варианта А и Б',
    'Варианты А и Б',
    'и А, и Б',
    'ни А, ни Б',
    'А және Б',
    'A мен C дұрыс',
    '1 және 2 жауаптары',
    'both A and B',
    'A and C',
    'Only A and C are correct',
    'Neither A nor B',
    'Answers 1, 2 and 4',
  ])('finds “%s”', (text) => {
    expect(namesOthers(text, 4)).toBe(true);
  });

  it.each([
    'А',
    '1',
    '1, 3',
    'Казахстан и Россия',
    'витамины А и Б',
    'Группы A and B',
    '2 и 14',
    '1 и 3 м',
    'x и y',
    'A and order',
    'и так далее',
    'верны',
    'both',
  ])('leaves “%s”', (text) => {
    expect(namesOthers(text, 4)).toBe(false);
  });

  it('does not grow slow on a hostile text', () => {
    const start = performance.now();
    for (const part of ['1, ', 'a и ', 'верны ', 'и ', 'a, и ']) namesOthers(`${part.repeat(24)}!?`, 9);
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe(pinPlaceBound.name, () => {
  it('pins the one option that means all or none', () => {
    expect(pinnedOf('НДС', 'ИПН', 'Все перечисленное', 'Нет правильного ответа')).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('pins every option where one names others by their places', () => {
    expect(pinnedOf('НДС', 'ИПН', 'КПН', 'А и Б')).toEqual([true, true, true, true]);
  });

  it('pins none of plain options, and every one where the author wants no shuffling', () => {
    const plain = [option('o1', 'НДС'), option('o2', 'Казахстан и Россия')];
    expect(pinPlaceBound(plain, false)).toEqual(plain);
    expect(pinPlaceBound(plain, true).map(({ pinned }) => pinned)).toEqual([true, true]);
  });

  it('finds it in any language of the option', () => {
    const [pinned] = pinPlaceBound([{ id: 'o1', text: { kk: 'Барлығы дұрыс', en: 'Everything' } }], false);
    expect(pinned).toMatchObject({ pinned: true });
  });
});
