import { type IncidentRuleId } from '@bakylau/contracts';
import { DEFAULT_RULES_POLICY } from './rules-policy';
import { SessionRules } from './session-rules';
import { BLACK, faceOf, frameOf, type PlayedStream, SessionStream } from './session-stream.factory';

const stream = (): SessionStream =>
  new SessionStream()
    .calm({ fromMs: 0, toMs: 20_000 })
    .frames({ fromMs: 21_000, toMs: 30_000 }, (atMs) => frameOf(atMs, { faces: [faceOf({ yawDeg: 45 })] }))
    .frames({ fromMs: 31_000, toMs: 42_000 }, (atMs) => frameOf(atMs, { faces: [] }));

const played = (disabledRules: IncidentRuleId[], from = stream(), toMs = 45_000): PlayedStream =>
  from.play(toMs, DEFAULT_RULES_POLICY, { disabledRules, severities: { 'face.absent': 'info' } });

describe(`${SessionRules.name} with rules switched off`, () => {
  it('opens neither an incident nor a hint for them, and leaves the others as they are', () => {
    expect(played([]).lifeOf('head.away')).toEqual(['opened', 'closed']);
    const silenced = played(['head.away']);
    expect(silenced.changes.filter(({ rule }) => rule === 'head.away')).toEqual([]);
    expect(silenced.spansOf('face.absent')).toEqual(played([]).spansOf('face.absent'));
  });

  it('does not blame a person for a dark picture when the rule about dark pictures is off', () => {
    const dark = (): SessionStream =>
      new SessionStream()
        .calm({ fromMs: 0, toMs: 20_000 })
        .frames({ fromMs: 21_000, toMs: 80_000 }, (atMs) => frameOf(atMs, { faces: [] }, BLACK));
    expect(played([], dark(), 90_000).openedRules()).toContain('camera.dark');
    expect(played(['camera.dark'], dark(), 90_000).openedRules()).toEqual([]);
  });

  it('gives an incident the weight that the policy names', () => {
    expect(
      played([])
        .stepsOf('face.absent')
        .map(({ severity }) => severity),
    ).toEqual(['info']);
  });
});
