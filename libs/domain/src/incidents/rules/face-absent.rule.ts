import { type CameraScene } from '../camera-scene';
import { seconds } from '../fill-template';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/** Behaviour: no face in the camera picture for some seconds, on frames that do show the room. */
export class FaceAbsentRule extends SampledRule {
  readonly id = 'face.absent';
  readonly version = 1;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.faceAbsent,
      bridgeMs: 0,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    if (scene.hasFault) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return null;
    const { atMs, faces, models } = input;
    const zone = faces.length === 0 ? 'over' : 'under';
    return { atMs, untilMs: atMs, zone, weight: 1, figure: 0, models };
  }

  protected figures(): SpanFigures {
    const { openAfterMs } = this.policy.faceAbsent;
    const lastedMs = this.span.supportedUntilMs - this.span.startedAtMs;
    return {
      measured: { name: 'timeWithoutFace', value: lastedMs, unit: 'ms' },
      threshold: { name: 'timeWithoutFace', value: openAfterMs, unit: 'ms' },
      baseline: null,
      fillings: { limit: seconds(openAfterMs) },
    };
  }
}
