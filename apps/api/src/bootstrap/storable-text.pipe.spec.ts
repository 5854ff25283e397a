import { StorableTextPipe } from './storable-text.pipe';

describe(StorableTextPipe.name, () => {
  const sut = new StorableTextPipe();

  it('lets through what can be stored, and what is no plain data', () => {
    const body = { title: { kk: 'Сұрақ 😀' }, rows: [1, null, 'a\nb'] };
    expect(sut.transform(body)).toBe(body);
    const file = Buffer.from('a\0b');
    expect(sut.transform(file)).toBe(file);
    expect(sut.transform(undefined)).toBeUndefined();
  });

  it('refuses a body that is nested without end', () => {
    let body: unknown = 'a';
    for (let depth = 0; depth < 50_000; depth++) body = [body];
    expect(() => sut.transform(body)).toThrow(
      expect.objectContaining({ code: 'validation_failed' }) as Error,
    );
  });

  it.each([
    ['a zero character', 'a\0b', ''],
    ['half of a pair', { value: { text: '\ud800' } }, 'value.text'],
    ['one within a list', { gaps: ['a', '\0'] }, 'gaps.1'],
    ['one in a name', { gaps: { '\0': 'a' } }, 'gaps'],
  ])('refuses %s and names its place', (_what, value, path) => {
    let refusal: unknown;
    try {
      sut.transform(value);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: 'validation_failed', details: [{ path }] });
  });
});
