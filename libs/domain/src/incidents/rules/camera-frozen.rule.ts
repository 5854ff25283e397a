import { type FrameObservation } from '@bakylau/contracts';
import { type CameraScene, isPictureless, isRepetition } from '../camera-scene';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/**
 * Technical: pictures are the same to the last bit of their thumbnail, which no real sensor gives, and those between them differ by no
 * more than an encoder that draws the same picture anew.
 */
export class CameraFrozenRule extends SampledRule {
  readonly id = 'camera.frozen';
  readonly version = 2;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  private repeatedAtMs = -Infinity;
  /** Since when a face has been as still as the encoder's noise; null while it moves. */
  private stillSinceMs: number | null = null;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.cameraFrozen,
      hintAfterMs: 0,
      // One picture that differs by more than an encoder's noise is proof enough that the camera works.
      closeAfterMs: 0,
      closeSamples: 1,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    if (input.kind === 'media' && input.source === 'camera' && !input.flowing) return this.suspend();
    if (input.kind !== 'frame' || input.source !== 'camera') return null;
    const { atMs, quality } = input;
    // Black pictures are alike without being frozen; camera.dark speaks then.
    if (isPictureless(quality, this.policy.cameraDark)) return this.suspend();
    if (quality.motion === null) return null;
    const { bridgeMs } = this.policy.cameraFrozen;
    const sample = { atMs, untilMs: atMs, figure: quality.motion, models: [] };
    if (isRepetition(quality, this.policy.cameraFrozen)) {
      this.repeatedAtMs = atMs;
      this.stillSinceMs ??= atMs;
      return { ...sample, sinceMs: Math.max(this.stillSinceMs, atMs - bridgeMs), zone: 'over', weight: 1 };
    }
    const isRecent = atMs - this.repeatedAtMs <= bridgeMs;
    if (!this.isDrawnAnew(input, scene) || (!isRecent && !this.span.isIdle)) return this.suspend();
    // Only a living face tells by its stillness that it is frozen; a room is always still.
    if (input.faces.length > 0) this.stillSinceMs ??= atMs;
    return isRecent ? { ...sample, zone: 'between', weight: 0 } : null;
  }

  private suspend(): 'suspend' {
    this.stillSinceMs = null;
    return 'suspend';
  }

  /** Whether all that changed may be the encoder's doing: the faces, or the whole picture where there is none, are as still as its noise. */
  private isDrawnAnew({ faces, quality }: FrameObservation, { motion }: CameraScene): boolean {
    if (!motion) return false;
    const whole = { x: 0, y: 0, width: quality.width, height: quality.height };
    const regions = faces.length > 0 ? faces.map(({ box }) => box) : [whole];
    return regions.every((box) => motion.timesNoise(box, quality) < this.policy.cameraFrozen.timesNoise);
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
