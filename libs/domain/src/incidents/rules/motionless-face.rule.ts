import { type ObservedFace } from '@bakylau/contracts';
import { type CameraScene } from '../camera-scene';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';
import { STILL_FACE_CONSEQUENCES } from '../texts/face.texts';

/** A face that does not move as living ones do. */
export interface MotionlessFace {
  face: ObservedFace;
  sinceMs: number;
  /** Change over the picture's noise; 1 is no movement. */
  movement: number;
}

/** face.picture: what FaceTracks has watched for long enough and found motionless. Two rules tell of it, each of its own kind of face. */
export abstract class MotionlessFaceRule extends SampledRule {
  readonly id = 'face.picture';
  readonly version = 3;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  private movement = 0;

  constructor(
    private readonly policy: RulesPolicy,
    private readonly countsAs: keyof typeof STILL_FACE_CONSEQUENCES,
  ) {
    super({
      // FaceTracks has watched it for long enough already.
      openAfterMs: 0,
      minSamples: 1,
      hintAfterMs: null,
      bridgeMs: 0,
      closeAfterMs: policy.facePicture.watchMs,
      closeSamples: policy.facePicture.minSamples,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.facePicture.updateEveryMs,
    });
  }

  /** The one of the last frame, or null. */
  protected abstract motionlessFace(scene: CameraScene): MotionlessFace | null;

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    if (scene.hasFault) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return null;
    const { atMs, models } = input;
    const still = this.motionlessFace(scene);
    if (!still) return { atMs, untilMs: atMs, zone: 'under', weight: 0, figure: 0, models };
    this.movement = still.movement;
    return {
      atMs,
      sinceMs: still.sinceMs,
      untilMs: atMs,
      zone: 'over',
      weight: still.face.meshScore,
      figure: still.movement,
      models,
    };
  }

  protected figures(): SpanFigures {
    return {
      measured: { name: 'movement', value: this.movement, unit: 'ratio' },
      threshold: { name: 'movement', value: this.policy.facePicture.timesNoise, unit: 'ratio' },
      baseline: null,
      fillings: { consequence: STILL_FACE_CONSEQUENCES[this.countsAs] },
    };
  }
}
