import { isPictureless, isRepetition } from '../camera-scene';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/** Technical: picture after picture is the same to the last bit of its thumbnail, which no real sensor gives. */
export class CameraFrozenRule extends SampledRule {
  readonly id = 'camera.frozen';
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.cameraFrozen,
      hintAfterMs: 0,
      bridgeMs: 0,
      // One picture that differs is proof enough that the camera works.
      closeAfterMs: 0,
      closeSamples: 1,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput): Assessment {
    if (input.kind === 'media' && input.source === 'camera' && !input.flowing) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera') return null;
    const { atMs, quality } = input;
    // Black pictures are alike without being frozen; camera.dark speaks then.
    if (isPictureless(quality, this.policy.cameraDark)) return 'suspend';
    if (quality.motion === null) return null;
    const zone = isRepetition(quality, this.policy.cameraFrozen) ? 'over' : 'under';
    return { atMs, untilMs: atMs, zone, weight: 1, figure: quality.motion, models: [] };
  }

  protected figures(): SpanFigures {
    return {
      measured: { name: 'motion', value: this.span.peak, unit: 'luma' },
      threshold: { name: 'motion', value: this.policy.cameraFrozen.motionAtMost, unit: 'luma' },
      baseline: null,
      fillings: { frames: this.span.supportingSamples },
    };
  }
}
