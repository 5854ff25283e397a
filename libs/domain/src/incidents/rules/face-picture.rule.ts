import { type CameraScene } from '../camera-scene';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/**
 * Technical: a face in view does not move as living faces do and is not counted as a person: a poster, a photo, a still screen. Told
 * so that a person can look whether that is right.
 */
export class FacePictureRule extends SampledRule {
  readonly id = 'face.picture';
  readonly version = 2;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  private movement = 0;

  constructor(private readonly policy: RulesPolicy) {
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

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    if (scene.hasFault) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return null;
    const { atMs, models } = input;
    const [still] = scene.faces.stillFaces;
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
    };
  }
}
