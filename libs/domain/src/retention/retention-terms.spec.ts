import { DEFAULT_RETENTION } from '@bakylau/contracts';
import { dueArtefacts, effectivePeriods, retentionStart } from './retention-terms';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));

describe(retentionStart.name, () => {
  const moments = {
    examClosesAt: day(1),
    submittedAt: day(0),
    decidedAt: null,
    appealClosedAt: null,
    appealBy: null,
  };

  it('is the last moment at which somebody could need the evidence', () => {
    expect(retentionStart(moments)).toEqual(day(1));
    expect(retentionStart({ ...moments, submittedAt: day(2) })).toEqual(day(2));
    expect(retentionStart({ ...moments, decidedAt: day(5) })).toEqual(day(5));
    expect(retentionStart({ ...moments, decidedAt: day(5), appealBy: day(15) })).toEqual(day(15));
    expect(
      retentionStart({ ...moments, decidedAt: day(5), appealBy: day(15), appealClosedAt: day(40) }),
    ).toEqual(day(40));
  });
});

describe(dueArtefacts.name, () => {
  it.each([
    [29, []],
    [30, ['face', 'room_scan']],
    [90, ['face', 'room_scan', 'recording']],
    [365, ['face', 'room_scan', 'clip', 'recording', 'log']],
  ])('after %i days gives %j of the defaults', (days, due) => {
    expect(dueArtefacts(DEFAULT_RETENTION, day(0), day(days))).toEqual(due);
  });
});

describe(effectivePeriods.name, () => {
  it('shortens what a candidate was told and never lengthens it', () => {
    const promised = { ...DEFAULT_RETENTION, face: 10, recording: 60 };
    expect(effectivePeriods({ ...DEFAULT_RETENTION, face: 3000, clip: 200 }, promised)).toEqual({
      ...DEFAULT_RETENTION,
      face: 10,
      recording: 60,
      clip: 200,
    });
    expect(effectivePeriods(DEFAULT_RETENTION, null)).toEqual(DEFAULT_RETENTION);
  });
});
