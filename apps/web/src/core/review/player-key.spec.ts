import { commandOf, type KeyPress } from './player-key';

const press = (over: Partial<KeyPress>): KeyPress => ({
  code: '',
  key: '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...over,
});

describe(commandOf.name, () => {
  it.each([
    [{ code: 'Space', key: ' ' }, { kind: 'toggle' }],
    [{ code: 'ArrowLeft' }, { kind: 'seek-by', ms: -5000 }],
    [
      { code: 'ArrowRight', shiftKey: true },
      { kind: 'seek-by', ms: 1000 },
    ],
    [{ code: 'Home' }, { kind: 'seek-to', edge: 'start' }],
    [
      { code: 'Period', key: '.' },
      { kind: 'speed', step: 1 },
    ],
    [
      { code: 'KeyC', key: 'c' },
      { kind: 'verdict', verdict: 'confirmed' },
    ],
    [{ code: 'Slash', key: '?', shiftKey: true }, { kind: 'help' }],
  ])('%j', (key, command) => {
    expect(commandOf(press(key))).toEqual(command);
  });

  it('finds J and K by their place on a Russian or Kazakh layout', () => {
    expect(commandOf(press({ code: 'KeyJ', key: 'о' }))).toEqual({ kind: 'incident', direction: 1 });
    expect(commandOf(press({ code: 'KeyK', key: 'л' }))).toEqual({ kind: 'incident', direction: -1 });
  });

  it('leaves the combinations of the browser and the screen reader alone', () => {
    expect(commandOf(press({ code: 'KeyD', ctrlKey: true }))).toBeNull();
    expect(commandOf(press({ code: 'ArrowLeft', altKey: true }))).toBeNull();
    expect(commandOf(press({ code: 'KeyQ', key: 'q' }))).toBeNull();
  });
});
