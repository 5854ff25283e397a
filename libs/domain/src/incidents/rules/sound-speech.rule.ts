import { seconds } from '../fill-template';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';
import { certaintyOf } from './speech-share';

/** Behaviour: a voice is heard for some seconds, with the pauses that talking has. Whose voice it is, nobody measured. */
export class SoundSpeechRule extends SampledRule {
  readonly id = 'sound.speech';
  readonly version = 1;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.soundSpeech,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput): Assessment {
    if (input.kind === 'media' && input.source === 'microphone' && !input.flowing) return 'suspend';
    if (input.kind !== 'sound') return null;
    const { atMs, durationMs, speech, models } = input;
    const ratio = speech?.ratio ?? 0;
    const { openRatio, closeRatio } = this.policy.soundSpeech;
    const zone = ratio >= openRatio ? 'over' : ratio >= closeRatio ? 'between' : 'under';
    return { atMs, untilMs: atMs + durationMs, zone, weight: certaintyOf(speech), figure: ratio, models };
  }

  protected figures(): SpanFigures {
    const { openRatio, openAfterMs } = this.policy.soundSpeech;
    return {
      measured: { name: 'speechShare', value: this.span.peak, unit: 'ratio' },
      threshold: { name: 'speechShare', value: openRatio, unit: 'ratio' },
      baseline: null,
      fillings: {
        measured: Math.round(this.span.peak * 100),
        threshold: Math.round(openRatio * 100),
        limit: seconds(openAfterMs),
      },
    };
  }
}
