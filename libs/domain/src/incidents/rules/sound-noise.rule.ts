import { type SoundObservation } from '@bakylau/contracts';
import { Calibration } from '../calibration';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/**
 * Behaviour: sound far above the room's own floor for some seconds that is no speech. A window in which somebody speaks speaks
 * against noise, however loud it is: sound.speech has it then, and one voice never counts twice.
 */
export class SoundNoiseRule extends SampledRule {
  readonly id = 'sound.noise';
  readonly version = 2;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  private readonly levels: Calibration;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.soundNoise,
      minSamples: 2,
      closeSamples: 2,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
    this.levels = new Calibration(policy.calibration);
  }

  protected assess(input: RuleInput): Assessment {
    if (input.kind === 'media' && input.source === 'microphone' && !input.flowing) return 'suspend';
    // A dead microphone says nothing about the room, and must not calibrate it to silence.
    if (input.kind !== 'sound' || input.digitalSilence) return null;
    if (!this.levels.isComplete) {
      this.levels.add(input.atMs, input.levelDbfs);
      return null;
    }
    const level = input.levelDbfs;
    const zone = this.isSpeech(input)
      ? 'under'
      : level >= this.limitDbfs()
        ? 'over'
        : level >= this.closeLimitDbfs()
          ? 'between'
          : 'under';
    const untilMs = input.atMs + input.durationMs;
    return { atMs: input.atMs, untilMs, zone, weight: 1, figure: level, models: [] };
  }

  protected figures(): SpanFigures {
    return {
      measured: { name: 'level', value: this.span.peak, unit: 'dBFS' },
      threshold: { name: 'level', value: this.limitDbfs(), unit: 'dBFS' },
      baseline: { name: 'floor', value: this.floorDbfs(), unit: 'dBFS' },
      fillings: {
        measured: Math.round(this.span.peak),
        threshold: Math.round(this.limitDbfs()),
        baseline: Math.round(this.floorDbfs()),
      },
    };
  }

  private isSpeech({ speech }: SoundObservation): boolean {
    return speech !== null && speech.ratio >= this.policy.soundNoise.speechRatio;
  }

  private floorDbfs(): number {
    const { floorPercentile, floorLimitDbfs } = this.policy.soundNoise;
    return Math.min(floorLimitDbfs, this.levels.percentile(floorPercentile));
  }

  /** To close, the level must fall by the difference of the two margins, also where the absolute minimum rules. */
  private closeLimitDbfs(): number {
    const { marginDb, closeMarginDb } = this.policy.soundNoise;
    return this.limitDbfs() - (marginDb - closeMarginDb);
  }

  private limitDbfs(): number {
    const { minLevelDbfs, marginDb } = this.policy.soundNoise;
    return Math.max(minLevelDbfs, this.floorDbfs() + marginDb);
  }
}
