import { referenceFingerprint } from '@bakylau/persistence';
import { runsOfOtherReference } from './session-log';

const then = Array.from({ length: 128 }, (_, at) => Math.sin(at));
const today = then.map((value) => -value);
const runs = [
  { run: 1, referenceSha256: null },
  { run: 2, referenceSha256: referenceFingerprint(then) },
  { run: 3, referenceSha256: referenceFingerprint(today) },
];

describe(runsOfOtherReference.name, () => {
  it('names the runs that compared with a photo that is not the one of today', () => {
    expect([...runsOfOtherReference(runs, today)]).toEqual([2]);
    expect([...runsOfOtherReference(runs, then)]).toEqual([3]);
  });

  it('names all that compared with any once the photo was erased', () => {
    expect([...runsOfOtherReference(runs, null)]).toEqual([2, 3]);
  });
});
