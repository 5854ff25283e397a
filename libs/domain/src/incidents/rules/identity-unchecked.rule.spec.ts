import { type FrameObservation, type IdentityUnusableReason } from '@bakylau/contracts';
import { effectivePolicy } from '../../policies/effective-policy';
import { DEFAULT_RULES_POLICY, rulesPolicySchema } from '../rules-policy';
import { BLACK, frameOf, SessionStream } from '../session-stream.factory';
import { bodyOf } from '../synthetic-scene.factory';
import { IdentityUncheckedRule } from './identity-unchecked.rule';

type Parts = Partial<Pick<FrameObservation, 'faces' | 'body'>>;

const unusable =
  (reason: IdentityUnusableReason, parts: Parts = {}) =>
  (atMs: number) =>
    frameOf(atMs, { ...parts, identity: { usable: false, reason } });
const usable = (atMs: number) => frameOf(atMs, { identity: { usable: true, distance: 0.3 } });
const turned = unusable('not_frontal');
const nobody = (atMs: number) =>
  frameOf(atMs, {
    faces: [],
    body: bodyOf({ presence: 0.1 }),
    identity: { usable: false, reason: 'no_face' },
  });
const dark = (atMs: number) =>
  frameOf(atMs, { faces: [], identity: { usable: false, reason: 'no_face' } }, BLACK);

const RULE = 'identity.unchecked';

describe(IdentityUncheckedRule.name, () => {
  it('opens after three minutes without a usable picture, counts the reasons, and is technical', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 150_000 }, turned)
      .frames({ fromMs: 151_000, toMs: 200_000 }, unusable('too_dark'))
      .frames({ fromMs: 201_000, toMs: 211_000, everyMs: 5_000 }, usable)
      .play(211_000);
    const [opened, closed] = played.stepsOf(RULE);
    expect(played.openedRules()).toEqual([RULE]);
    expect(opened).toMatchObject({ ledger: 'technical', severity: 'attention', startedAtMs: 0 });
    expect(opened?.card).toMatchObject({
      measured: { name: 'timeUnchecked', value: 180_000, unit: 'ms' },
      threshold: { value: 180_000 },
      confidence: 0.9,
    });
    expect(opened?.card.summary.en).toContain('by reason: face turned 151, face too dark 30.');
    expect(opened?.card.summary.ru).toContain('лицо повёрнуто 151, лицо слишком тёмное 30.');
    expect(opened?.card.summary.kk).toContain('бет бұрылған 151, бет тым қараңғы 30.');
    // Two usable samples are a check; it ended with the last picture that could not serve.
    expect(closed).toMatchObject({ change: 'closed', endedAtMs: 200_000 });
  });

  it('tells the candidate after two minutes what would help, and takes it back with the first usable picture', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 140_000 }, unusable('too_dark'))
      .frames({ fromMs: 141_000, toMs: 141_000 }, usable)
      .play(150_000);
    const hint = played.changes.find(({ change }) => change === 'hint_raised');
    expect(hint).toMatchObject({ rule: RULE, atMs: 120_000 });
    expect(hint).toHaveProperty('text.en', expect.stringContaining('Turn on a light'));
    expect(played.hintsOf(RULE)).toEqual(['hint_raised', 'hint_cleared']);
    expect(played.openedRules()).toEqual([]);
  });

  it('never opens while a picture serves now and then', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 1_200_000 }, (atMs) => (atMs % 170_000 === 0 ? usable(atMs) : turned(atMs)))
      .play(1_200_000);
    expect(played.openedRules()).toEqual([]);
  });

  it('counts a body without a face, as after a hand or a mask before it', () => {
    const hidden = (atMs: number) => unusable('no_face', { faces: [], body: bodyOf() })(atMs);
    const played = new SessionStream().frames({ fromMs: 0, toMs: 190_000 }, hidden).play(190_000);
    expect(played.openedRules()).toEqual(['body.face_hidden', RULE]);
    expect(played.stepsOf(RULE)[0]?.card.summary.en).toContain('no face seen 181');
  });

  it('speaks of a face in a picture so dark that every other rule is silent', () => {
    const dim = (atMs: number) =>
      frameOf(atMs, { identity: { usable: false, reason: 'too_dark' } }, { meanLuma: 15, lumaDeviation: 12 });
    const played = new SessionStream().frames({ fromMs: 0, toMs: 190_000 }, dim).play(190_000);
    expect(played.openedRules()).toEqual([RULE]);
  });

  it('says that there is no photo to compare with, and asks nothing of the candidate', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 190_000 }, unusable('no_reference'))
      .play(190_000);
    expect(played.openedRules()).toEqual([RULE]);
    expect(played.stepsOf(RULE)[0]?.card.summary.en).toContain('no enrolled photo to compare with 181');
    expect(played.hintsOf(RULE)).toEqual([]);
  });

  it('leaves out the time in which nobody is there, the camera is dark, or no picture comes', () => {
    const spent = (between: SessionStream) =>
      between
        .frames({ fromMs: 0, toMs: 150_000 }, turned)
        .frames({ fromMs: 190_000, toMs: 215_000 }, turned)
        .play(215_000)
        .openedRules();
    const gap = { fromMs: 151_000, toMs: 189_000 };
    expect(spent(new SessionStream().frames(gap, nobody))).toEqual(['face.absent', 'seat.left']);
    expect(spent(new SessionStream().frames(gap, dark))).not.toContain(RULE);
    expect(spent(new SessionStream())).toEqual([]);
  });

  it('goes on after a short absence and begins anew after a longer one', () => {
    const away = (ms: number) =>
      new SessionStream()
        .frames({ fromMs: 0, toMs: 100_000 }, turned)
        .frames({ fromMs: 101_000, toMs: 100_000 + ms }, nobody)
        .frames({ fromMs: 101_000 + ms, toMs: 250_000 }, turned)
        .play(250_000)
        .stepsOf(RULE);
    expect(away(20_000)).toMatchObject([{ startedAtMs: 0 }]);
    expect(away(70_000)).toEqual([]);
  });

  it('is silent where identity is not asked for, or for a person who is excused from it', () => {
    const calm = new SessionStream().frames({ fromMs: 0, toMs: 400_000 }, (atMs) => frameOf(atMs));
    expect(calm.play(400_000).openedRules()).toEqual([]);
    const excused = (disabledRules: ('identity.unchecked' | 'face.other_person')[]) => {
      const policy = effectivePolicy(undefined, { disabledRules, thresholds: {} });
      const stream = new SessionStream().frames({ fromMs: 0, toMs: 400_000 }, turned);
      return stream.play(400_000, policy.thresholds, policy).changes;
    };
    expect(excused(['identity.unchecked'])).toEqual([]);
    expect(excused(['face.other_person'])).toEqual([]);
  });

  it('waits as long as the policy says', () => {
    const policy = rulesPolicySchema.parse({ identityUnchecked: { openAfterMs: 60_000 } });
    const played = new SessionStream().frames({ fromMs: 0, toMs: 70_000 }, turned).play(70_000, policy);
    expect(played.openedRules()).toEqual([RULE]);
    expect(played.hintsOf(RULE)).toEqual(['hint_raised']);
    expect(DEFAULT_RULES_POLICY.identityUnchecked.openAfterMs).toBe(180_000);
  });
});
