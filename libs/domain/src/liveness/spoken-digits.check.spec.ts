import { judgeSpokenDigits, type SpokenDigitsSample } from './spoken-digits.check';

const picture = (mouthOpening: number | null, identityDistance: number | null = 0.3) => ({
  faceCount: 1,
  mouthOpening,
  identityDistance,
});
const spoken: SpokenDigitsSample = {
  durationMs: 3000,
  levelDbfs: -30,
  speechRatio: 0.6,
  pictures: [0.01, 0.06, 0.02, 0.07].map((opening) => picture(opening)),
};
const judge = (change: Partial<SpokenDigitsSample>) => judgeSpokenDigits({ ...spoken, ...change }, 0.55);

describe(judgeSpokenDigits.name, () => {
  it('lets a person hear what may be digits', () => {
    expect(judge({})).toEqual({ failure: null, mouthMoved: true });
  });

  it.each<[string, Partial<SpokenDigitsSample>]>([
    ['too_short', { durationMs: 600 }],
    ['nothing_heard', { levelDbfs: -70 }],
    ['nothing_heard', { speechRatio: 0.02 }],
    ['no_one_face', { pictures: [] }],
    ['no_one_face', { pictures: [picture(0), ...Array(3).fill({ ...picture(null), faceCount: 2 })] }],
    ['other_person', { pictures: Array(4).fill(picture(0.05, 0.8)) }],
  ])('finds %s', (failure, change) => {
    expect(judge(change).failure).toBe(failure);
  });

  it('goes by the level where no network listened', () => {
    expect(judge({ speechRatio: null }).failure).toBeNull();
  });

  it('tells a still mouth and an unmeasured one apart, and fails neither', () => {
    expect(judge({ pictures: Array(4).fill(picture(0.01)) })).toEqual({ failure: null, mouthMoved: false });
    expect(judge({ pictures: Array(4).fill(picture(null)) })).toEqual({ failure: null, mouthMoved: null });
  });

  it('asks no figure of identity from somebody who cannot look into the camera', () => {
    expect(judge({ pictures: Array(4).fill(picture(0.05, null)) }).failure).toBeNull();
  });
});
