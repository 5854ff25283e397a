import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/** Technical: the microphone is set so loud that its sound is cut off at full scale, and what was said is hard to hear. */
export class MicrophoneClippingRule extends SampledRule {
  readonly id = 'microphone.clipping';
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = false;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.microphoneClipping,
      hintAfterMs: 0,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput): Assessment {
    if (input.kind === 'media' && input.source === 'microphone' && !input.flowing) return 'suspend';
    if (input.kind !== 'sound') return null;
    const { atMs, durationMs, clippedRatio } = input;
    const { openRatio, closeRatio } = this.policy.microphoneClipping;
    const zone = clippedRatio >= openRatio ? 'over' : clippedRatio > closeRatio ? 'between' : 'under';
    return { atMs, untilMs: atMs + durationMs, zone, weight: 1, figure: clippedRatio, models: [] };
  }

  protected figures(): SpanFigures {
    const { openRatio } = this.policy.microphoneClipping;
    return {
      measured: { name: 'clippedShare', value: this.span.peak, unit: 'ratio' },
      threshold: { name: 'clippedShare', value: openRatio, unit: 'ratio' },
      baseline: null,
      fillings: {
        measured: Math.round(this.span.peak * 1000) / 10,
        threshold: Math.round(openRatio * 1000) / 10,
      },
    };
  }
}
