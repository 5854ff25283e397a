import { type IdentityObservation } from '@bakylau/contracts';
import { rulesPolicySchema } from '../rules-policy';
import { BLACK, faceOf, frameOf, SessionStream } from '../session-stream.factory';
import { FaceOtherPersonRule } from './face-other-person.rule';

const identity = (distance: number): IdentityObservation => ({ usable: true, distance });
/** One identity sample every 5 s, as the gateway asks for. */
const samples = (distances: (number | IdentityObservation)[], fromMs = 0) =>
  distances.reduce<SessionStream>(
    (stream, figure, i) =>
      stream.add(
        frameOf(fromMs + i * 5000, { identity: typeof figure === 'number' ? identity(figure) : figure }),
      ),
    new SessionStream(),
  );

describe(FaceOtherPersonRule.name, () => {
  it('opens on the fourth sample of another person', () => {
    const played = samples([0.62, 0.6, 0.64, 0.62, 0.63]).play(25_000);
    const [opened] = played.stepsOf('face.other_person');
    expect(opened).toMatchObject({ startedAtMs: 0, severity: 'critical', ledger: 'behaviour' });
    expect(opened?.card).toMatchObject({
      measured: { name: 'meanDistance', value: 0.62 },
      threshold: { value: 0.5 },
      durationMs: 15_000,
      confidence: 0.9,
    });
    expect(opened?.card.summary.ru).toContain('в 4 из 4 проб расстояние выше порога 0,5, среднее 0,62');
    expect(played.lifeOf('face.other_person')).toEqual(['opened']);
  });

  it('opens on the second of two samples far above', () => {
    const played = samples([0.4, 0.41, 0.77, 0.78, 0.42]).play(25_000);
    const [opened] = played.stepsOf('face.other_person');
    expect(opened).toMatchObject({
      startedAtMs: 10_000,
      card: { durationMs: 5000, measured: { value: 0.775 } },
    });
  });

  const averaged = (distances: number[]): IdentityObservation[] =>
    distances.map((distance, at) => ({ usable: true, distance, pictures: Math.min(5, at + 1) }));

  it('holds means to the limit for means, and counts the first picture once the second agrees', () => {
    const played = samples(averaged([0.55, 0.52, 0.496, 0.495])).play(20_000);
    const [opened] = played.stepsOf('face.other_person');
    expect(opened).toMatchObject({ startedAtMs: 0, card: { threshold: { value: 0.49 } } });
    expect(
      samples(averaged([0.52, 0.53, 0.48, 0.48, 0.48, 0.48]))
        .play(30_000)
        .openedRules(),
    ).toEqual([]);
  });

  it("follows an exam's own distance with its means", () => {
    const policy = rulesPolicySchema.parse({ faceOtherPerson: { distance: 0.65 } });
    const stream = samples(averaged([0.6, 0.62, 0.63, 0.63, 0.63, 0.62]));
    expect(stream.play(30_000, policy).openedRules()).toEqual([]);
  });

  it('does not open on pictures that scatter: none agrees with the one before', () => {
    const scattered = Array.from({ length: 12 }, (): IdentityObservation => {
      return { usable: true, distance: 0.6, pictures: 1 };
    });
    expect(samples(scattered).play(60_000).openedRules()).toEqual([]);
    const far = scattered.map((sample) => ({ ...sample, distance: 0.75 }));
    expect(samples(far).play(60_000).openedRules()).toEqual(['face.other_person']);
  });

  it('does not open on single samples far above', () => {
    expect(samples([0.4, 0.8, 0.4, 0.41, 0.8, 0.4, 0.6, 0.8, 0.4]).play(60_000).openedRules()).toEqual([]);
  });

  it('opens when the person changes in the middle', () => {
    const played = samples([0.4, 0.42, 0.38, 0.4, 0.41, 0.6, 0.66, 0.64, 0.65, 0.66]).play(60_000);
    expect(played.stepsOf('face.other_person')[0]?.startedAtMs).toBe(25_000);
  });

  it('does not open on a hand at the chin: some samples a little above', () => {
    const played = samples([0.4, 0.41, 0.58, 0.57, 0.58, 0.42, 0.4, 0.59, 0.41, 0.58, 0.43]).play(60_000);
    expect(played.openedRules()).toEqual([]);
  });

  it('does not open when the mean lies below the threshold', () => {
    const played = samples([0.2, 0.56, 0.56, 0.56, 0.56]).play(30_000);
    expect(played.openedRules()).toEqual([]);
  });

  it('takes dim, turned and crowded frames for no samples', () => {
    const unusable = (['too_dark', 'not_frontal', 'several_faces', 'face_too_small', 'blurred'] as const).map(
      (reason): IdentityObservation => ({ usable: false, reason }),
    );
    expect(
      samples([...unusable, ...unusable, 0.65, 0.65, 0.65])
        .play(90_000)
        .openedRules(),
    ).toEqual([]);
  });

  it('does not look at dark or repeated pictures', () => {
    const stream = new SessionStream().frames({ fromMs: 0, toMs: 60_000, everyMs: 5000 }, (atMs) =>
      frameOf(atMs, { identity: identity(0.8), faces: [faceOf()] }, { ...BLACK, motion: 0 }),
    );
    expect(stream.play(60_000).openedRules()).toEqual([]);
  });

  it('closes after two samples well below and does not flap around the threshold', () => {
    const around = [0.6, 0.6, 0.6, 0.6, 0.49, 0.51, 0.45, 0.52, 0.49, 0.48, 0.49];
    expect(samples(around).play(70_000).lifeOf('face.other_person')).toEqual(['opened']);
    const back = samples([...around, 0.4, 0.41]).play(90_000);
    expect(back.spansOf('face.other_person')).toEqual([[0, 35_000]]);
  });

  it('forgets old samples', () => {
    const stream = samples([0.65, 0.65, 0.65]);
    stream.add(frameOf(200_000, { identity: identity(0.65) }));
    expect(stream.play(210_000).openedRules()).toEqual([]);
  });
});
