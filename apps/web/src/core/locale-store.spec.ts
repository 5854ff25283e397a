import { initialLocale } from './locale-store';

describe(initialLocale.name, () => {
  it.each([
    ['ru', ['en-US'], 'ru', 'what was chosen here before'],
    [null, ['de-DE', 'ru-KZ', 'en'], 'ru', 'the first known language of the browser'],
    ['xx', ['de'], 'kk', 'Kazakh when nothing is known'],
    [null, [], 'kk', 'Kazakh without any language'],
  ] as [string | null, string[], string, string][])(
    '%s with %j is %s: %s',
    (stored, languages, expected, _why) => {
      expect(initialLocale(stored, languages)).toBe(expected);
    },
  );
});
