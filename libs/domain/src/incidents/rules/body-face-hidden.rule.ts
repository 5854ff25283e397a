import { type CameraScene } from '../camera-scene';
import { seconds } from '../fill-template';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/** Behaviour: somebody is in the picture, and no face can be found: turned round, bent down or covered. */
export class BodyFaceHiddenRule extends SampledRule {
  readonly id = 'body.face_hidden';
  readonly version = 1;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.faceHidden,
      bridgeMs: 0,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    if (scene.hasFault) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return null;
    const { atMs, models } = input;
    const { state, bodyScore, facelessSinceMs } = scene.person;
    const zone = state === 'body' ? 'over' : state === 'unknown' ? 'between' : 'under';
    // The first look for a body comes up to 2 s after the face went; somebody sat there all that time.
    const sinceMs = facelessSinceMs ?? atMs;
    return { atMs, sinceMs, untilMs: atMs, zone, weight: bodyScore, figure: bodyScore, models };
  }

  protected figures(): SpanFigures {
    return {
      measured: { name: 'bodyScore', value: this.span.peak, unit: 'ratio' },
      threshold: { name: 'bodyScore', value: this.policy.personPresence.bodyScore, unit: 'ratio' },
      baseline: null,
      fillings: { limit: seconds(this.policy.faceHidden.openAfterMs) },
    };
  }
}
