import { SILENCE_DBFS } from '@bakylau/contracts';
import { seconds } from '../fill-template';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/** Technical: the microphone gives zeros, which a quiet room never does. */
export class MicrophoneSilentRule extends SampledRule {
  readonly id = 'microphone.silent';
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = false;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.microphoneSilent,
      minSamples: 2,
      closeSamples: 2,
      hintAfterMs: 0,
      bridgeMs: 0,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput): Assessment {
    if (input.kind === 'media' && input.source === 'microphone' && !input.flowing) return 'suspend';
    if (input.kind !== 'sound') return null;
    const { atMs, durationMs, digitalSilence, levelDbfs } = input;
    const zone = digitalSilence ? 'over' : 'under';
    return { atMs, untilMs: atMs + durationMs, zone, weight: 1, figure: levelDbfs, models: [] };
  }

  protected figures(): SpanFigures {
    return {
      measured: { name: 'level', value: this.span.peak, unit: 'dBFS' },
      threshold: { name: 'level', value: SILENCE_DBFS, unit: 'dBFS' },
      baseline: null,
      fillings: { limit: seconds(this.policy.microphoneSilent.openAfterMs) },
    };
  }
}
