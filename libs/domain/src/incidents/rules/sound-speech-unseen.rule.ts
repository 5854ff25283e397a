import { type SoundObservation } from '@bakylau/contracts';
import { type CameraScene } from '../camera-scene';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';
import { MouthTrack } from './mouth-track';
import { certaintyOf } from './speech-share';

/**
 * Behaviour, and no more than a hint: a voice is heard for many seconds while the mouth of the only face stays as it is in
 * every picture of these seconds. With a picture a second most movements of a mouth lie between two pictures, so it asks for
 * steady speech and for many pictures; one picture without a mouth, or with a moved one, begins anew.
 */
export class SoundSpeechUnseenRule extends SampledRule {
  readonly id = 'sound.speech_unseen';
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  private readonly mouth = new MouthTrack();
  /** Waits for the pictures of its time, which may take longer to be analysed than sound. */
  private waiting: SoundObservation | null = null;
  private lowest = Infinity;
  private highest = -Infinity;
  private pictures = 0;

  constructor(private readonly policy: RulesPolicy) {
    const { openAfterMs, minSamples, maxPauseMs } = policy.soundSpeechUnseen;
    super({
      ...{ openAfterMs, minSamples, hintAfterMs: null, bridgeMs: 0 },
      // One moved mouth is enough to end it.
      ...{ closeAfterMs: 0, closeSamples: 1 },
      maxSampleGapMs: maxPauseMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    const silenced = input.kind === 'media' && input.source === 'microphone' && !input.flowing;
    if (scene.hasFault || silenced) {
      this.mouth.clear();
      this.waiting = null;
      return 'suspend';
    }
    if (input.kind === 'frame' && input.source === 'camera' && scene.tellsOfPerson(input)) {
      this.mouth.add(input);
    }
    if (input.kind !== 'sound') return null;
    const window = this.waiting;
    this.waiting = input;
    return window && this.compare(window);
  }

  protected figures(): SpanFigures {
    const { stillRange } = this.policy.soundSpeechUnseen;
    return {
      measured: { name: 'mouthMovement', value: this.span.peak, unit: 'ratio' },
      threshold: { name: 'mouthMovement', value: stillRange, unit: 'ratio' },
      baseline: null,
      fillings: {
        measured: Math.round(this.span.peak * 1000) / 10,
        threshold: Math.round(stillRange * 1000) / 10,
        pictures: this.pictures,
      },
    };
  }

  /** A window in which nobody speaks steadily, or of which there is no picture, says nothing. */
  private compare({ atMs, durationMs, speech, models }: SoundObservation): Assessment {
    const { minRatio, stillRange } = this.policy.soundSpeechUnseen;
    const untilMs = atMs + durationMs;
    const seen = this.mouth.between(atMs, untilMs);
    if (!speech || speech.ratio < minRatio || seen.openings.length === 0) return null;

    if (this.span.isIdle) this.begin();
    const openings = seen.openings.filter((opening) => opening !== null);
    const lowest = Math.min(this.lowest, ...openings);
    const highest = Math.max(this.highest, ...openings);
    const range = highest - lowest;
    const isStill = openings.length === seen.openings.length && range <= stillRange;
    if (!isStill) return { atMs, untilMs, zone: 'under', weight: 0, figure: 0, models: [] };

    this.lowest = lowest;
    this.highest = highest;
    this.pictures += openings.length;
    const weight = certaintyOf(speech);
    return { atMs, untilMs, zone: 'over', weight, figure: range, models: [...models, ...seen.models] };
  }

  private begin(): void {
    this.lowest = Infinity;
    this.highest = -Infinity;
    this.pictures = 0;
  }
}
