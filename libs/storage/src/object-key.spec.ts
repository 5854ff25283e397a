import { assertObjectKey, assertObjectKeyPrefix } from './object-key';

describe(assertObjectKey.name, () => {
  it.each(['a', 'sessions/019a/av/0-12.webm', 'A_b-c=d.e', '-x/_y/0'])('takes %j', (key) => {
    expect(() => assertObjectKey(key)).not.toThrow();
  });

  it.each(['', '/', '.', '..', 'a/..', 'a//b', 'a/', '~', 'a b', 'a\nb', `${'a/'.repeat(500)}a`])(
    'refuses %j and says why',
    (key) => {
      expect(() => assertObjectKey(key)).toThrow(/is refused: /);
    },
  );
});

describe(assertObjectKeyPrefix.name, () => {
  it.each(['', 'a', 'a/', 'a/b-', 'sessions/019a/'])('takes %j', (prefix) => {
    expect(() => assertObjectKeyPrefix(prefix)).not.toThrow();
  });

  it.each(['/', '../', 'a//', 'a/../'])('refuses %j', (prefix) => {
    expect(() => assertObjectKeyPrefix(prefix)).toThrow(/is refused/);
  });
});
