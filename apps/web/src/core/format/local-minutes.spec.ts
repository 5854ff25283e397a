import fc from 'fast-check';
import { instantOf, localMinutes } from './local-minutes';

describe(localMinutes.name, () => {
  it('is read back as the same minute in any zone', () => {
    const minute = fc.integer({ min: 0, max: 40_000_000 }).map((minutes) => new Date(minutes * 60_000));
    fc.assert(
      fc.property(minute, (at) => {
        const shown = localMinutes(at);
        const back = instantOf(shown);
        // An hour that a zone has twice a year is shown the same both times.
        expect(localMinutes(back ?? '')).toBe(shown);
      }),
    );
    expect(instantOf('')).toBeNull();
    expect(instantOf('soon')).toBeNull();
  });
});
