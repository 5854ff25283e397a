import { isPictureless } from '../camera-scene';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/** Technical: the camera shows nothing, because of darkness, a cover or a fault; the rule cannot tell which. */
export class CameraDarkRule extends SampledRule {
  readonly id = 'camera.dark';
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  private luma = 0;
  private deviation = 0;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.cameraDark,
      hintAfterMs: 0,
      bridgeMs: 0,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput): Assessment {
    if (input.kind === 'media' && input.source === 'camera' && !input.flowing) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera') return null;
    const { atMs, quality, faces } = input;
    // A face that is found proves that the picture shows something, however dim.
    const isDark = isPictureless(quality, this.policy.cameraDark) && faces.length === 0;
    const isClear = !isPictureless(quality, this.policy.cameraDark, this.policy.cameraDark.closeFactor);
    if (isDark) {
      this.luma = quality.meanLuma;
      this.deviation = quality.lumaDeviation;
    }
    const zone = isDark ? 'over' : isClear || faces.length > 0 ? 'under' : 'between';
    return { atMs, untilMs: atMs, zone, weight: 1, figure: 0, models: [] };
  }

  protected figures(): SpanFigures {
    const { meanLuma, deviation } = this.policy.cameraDark;
    const isTooDark = this.luma < meanLuma;
    return {
      measured: isTooDark
        ? { name: 'meanLuma', value: this.luma, unit: 'luma' }
        : { name: 'lumaDeviation', value: this.deviation, unit: 'luma' },
      threshold: isTooDark
        ? { name: 'meanLuma', value: meanLuma, unit: 'luma' }
        : { name: 'lumaDeviation', value: deviation, unit: 'luma' },
      baseline: null,
      fillings: {
        luma: this.luma,
        deviation: this.deviation,
        lumaLimit: meanLuma,
        deviationLimit: deviation,
      },
    };
  }
}
