import { printable } from './printable';

describe(printable.name, () => {
  const latin = (code: number) => code >= 32 && code < 127;

  it('keeps what the font has, and line ends of any kind', () => {
    expect(printable('a b\r\nc\rd\ne', latin)).toBe('a b\nc\nd\ne');
  });

  it('names what the font lacks by its code, and drops control and format characters', () => {
    expect(printable('x😀y中\u0007\u200e\tz', latin)).toBe('x[U+1F600]y[U+4E2D] z');
  });
});
