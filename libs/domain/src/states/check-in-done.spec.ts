import { isCheckInDone } from './check-in-done';

describe(isCheckInDone.name, () => {
  const noticeAcceptedAt = new Date();

  it.each([
    { camera: true, photoOutcome: 'missing', done: false },
    { camera: true, photoOutcome: 'unmatched', done: true },
    { camera: true, photoOutcome: 'matched', done: true },
    { camera: false, photoOutcome: 'missing', done: true },
  ] as const)(
    'with camera $camera and a photo that is $photoOutcome: $done',
    ({ camera, photoOutcome, done }) => {
      expect(isCheckInDone({ noticeAcceptedAt, photoOutcome }, { camera })).toBe(done);
    },
  );

  it('never before the notice is accepted', () => {
    for (const camera of [true, false])
      expect(isCheckInDone({ noticeAcceptedAt: null, photoOutcome: 'matched' }, { camera })).toBe(false);
  });
});
