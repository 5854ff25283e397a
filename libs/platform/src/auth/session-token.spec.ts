import { findSessionToken, keyedHash, newSessionToken } from './session-token';

describe(findSessionToken.name, () => {
  it('finds the token among other cookies', () => {
    const token = newSessionToken();
    expect(findSessionToken(`theme=dark; bakylau_session=${token}; a=b`)).toBe(token);
  });

  it.each([
    undefined,
    '',
    'theme=dark',
    'bakylau_session=',
    'bakylau_session=abc',
    `bakylau_session=${'a'.repeat(44)}`,
  ])('finds none in "%s"', (header) => {
    expect(findSessionToken(header)).toBeNull();
  });
});

describe(newSessionToken.name, () => {
  it('gives another one each time', () => {
    expect(new Set(Array.from({ length: 100 }, newSessionToken)).size).toBe(100);
  });
});

describe(keyedHash.name, () => {
  it('depends on the secret', () => {
    expect(keyedHash('one', 'value')).toMatch(/^[0-9a-f]{64}$/);
    expect(keyedHash('one', 'value')).not.toBe(keyedHash('other', 'value'));
  });
});
