import { isMassInterruption } from './mass-interruption';

describe(isMassInterruption.name, () => {
  it.each([
    [2, 2, false],
    [3, 10, true],
    [3, 11, false],
    [40, 100, true],
    [0, 0, false],
  ])('%i of %i interrupted: %s', (interrupted, sitting, expected) => {
    expect(isMassInterruption(interrupted, sitting)).toBe(expected);
  });
});
