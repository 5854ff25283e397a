import { TERMS } from '@bakylau/contracts';
import { guessEncoding } from './encoding-guess';
import { characterTable } from './legacy-encodings';

const wordsOf = (terms: unknown): string[] =>
  typeof terms === 'string' ? [terms] : Object.values(terms as object).flatMap(wordsOf);

/** What the encoding does not have is left out. */
function encode(text: string, encoding: string): Uint8Array {
  const byteOf = new Map(characterTable(encoding).map((character, byte) => [character, byte]));
  return Uint8Array.from([...text].flatMap((character) => byteOf.get(character) ?? []));
}

describe(guessEncoding.name, () => {
  it.each([
    ['ru', 'windows-1251'],
    ['ru', 'ibm866'],
    ['ru', 'koi8-r'],
    ['kk', 'kz-1048'],
    ['kk', 'pt154'],
  ] as const)('never mistakes short texts in %s and %s without saying so', (locale, encoding) => {
    const characters = characterTable(encoding);
    const terms = wordsOf(TERMS[locale]);
    const texts = [...terms, ...terms.map((text) => text.toUpperCase())].map((text) =>
      encode(text, encoding),
    );
    const guesses = texts.map((bytes) => {
      const guess = guessEncoding(bytes);
      const guessed = characterTable(guess.encoding);
      return { ...guess, isRight: bytes.every((byte) => guessed[byte] === characters[byte]) };
    });
    const right = guesses.filter(({ isRight }) => isRight);
    expect(
      guesses.filter(({ isRight, isClose, isUnreadable }) => !isRight && !isClose && !isUnreadable),
    ).toEqual([]);
    expect(right.length).toBeGreaterThan(texts.length * 0.9);
    expect(right.filter(({ isUnreadable }) => isUnreadable).length).toBeLessThan(texts.length * 0.02);
  });

  it('takes linear time for large files', () => {
    const large = encode('Тауда қар жатыр, өзенде су көп. '.repeat(150_000), 'kz-1048');
    const startedAtMs = performance.now();
    expect(guessEncoding(large)).toEqual({ encoding: 'kz-1048', isClose: false, isUnreadable: false });
    expect(performance.now() - startedAtMs).toBeLessThan(5000);
  });
});
