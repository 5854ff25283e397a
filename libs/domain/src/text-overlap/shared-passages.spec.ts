import fc from 'fast-check';
import { comparableText, overlapOf, WINNOWING } from './shared-passages';
import { textWords } from './text-words';

const RUN = WINNOWING.shingle + WINNOWING.window - 1;
const word = fc.stringMatching(/^[а-яәғқңөұүһі]{4,9}$/u);
const words = (min: number, max: number) => fc.uniqueArray(word, { minLength: min, maxLength: max });

describe(overlapOf.name, () => {
  it('finds every passage of eight words, and says where it stands in both texts', () => {
    fc.assert(
      fc.property(words(RUN + 40, RUN + 40), fc.nat({ max: 20 }), (all, before) => {
        const shared = all.slice(0, RUN).join(' ');
        const first = [...all.slice(RUN, RUN + before), shared].join(' ');
        const second = [shared, ...all.slice(RUN + 20)].join('. ');
        const { passages } = overlapOf(comparableText(first), comparableText(second));
        expect(passages.map(({ text }) => text)).toEqual([shared]);
        for (const passage of passages) {
          expect(first.slice(passage.first.from, passage.first.to)).toBe(shared);
          expect(second.slice(passage.second.from, passage.second.to)).toBe(shared);
        }
      }),
    );
  });

  it('is silent about texts that share no five words in a row', () => {
    fc.assert(
      fc.property(words(30, 60), (all) => {
        const odd = all.filter((_, i) => i % 2 === 1).join(' ');
        const even = all.filter((_, i) => i % 2 === 0).join(' ');
        expect(overlapOf(comparableText(odd), comparableText(even))).toEqual({
          firstShare: 0,
          secondShare: 0,
          passages: [],
        });
      }),
    );
  });

  it('says of a text that stands in itself: all of it', () => {
    fc.assert(
      fc.property(words(RUN, 80), (all) => {
        const text = comparableText(all.join(', '));
        expect(overlapOf(text, text)).toMatchObject({ firstShare: 1, secondShare: 1 });
      }),
    );
  });

  it.each([
    [
      'kk',
      'Біріктіру арқылы сұрыптау массивті екі тең бөлікке бөледі де, әрқайсысын жеке сұрыптайды',
      'Сонымен: БІРІКТІРУ арқылы сұрыптау массивті екі тең бөлікке бөледі де, әрқайсысын өзі реттейді',
    ],
    [
      'ru',
      'Сортировка слиянием делит массив на две равные части и сортирует каждую отдельно',
      // Some letters are Latin ones that look the same.
      'Итак, сортировка слияниeм делит мaссив на две pавные части и сортирует каждую сама',
    ],
    [
      'en',
      'Merge sort splits the array into two equal halves and sorts each of them',
      'It is known that merge sort splits the array into two equal halves and orders each',
    ],
  ])('reads %s with other case, signs and look-alike letters', (_, first, second) => {
    const { passages, firstShare } = overlapOf(comparableText(first), comparableText(second));
    expect(passages).toHaveLength(1);
    expect(passages[0]?.words).toBeGreaterThanOrEqual(8);
    expect(firstShare).toBeGreaterThan(0.6);
  });

  it('does not count what all were given', () => {
    const question = 'опишите сортировку слиянием и докажите её сложность через рекуррентное соотношение';
    const [a, b] = ['первый ответ совсем короткий', 'второй иной'].map((own) =>
      comparableText(`${question} ${own}`, question),
    );
    expect(a && b && overlapOf(a, b).passages).toEqual([]);
  });
});

describe(textWords.name, () => {
  it('keeps Kazakh letters apart and ё with е', () => {
    expect(textWords('Қала кала ЁЛКА елка').map(({ folded }) => folded)).toEqual([
      'қала',
      'кала',
      'елка',
      'елка',
    ]);
  });
});
