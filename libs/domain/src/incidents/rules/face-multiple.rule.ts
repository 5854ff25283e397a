import { type ObservedFace } from '@bakylau/contracts';
import { type CameraScene } from '../camera-scene';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/** Faces that an exam room may show: the candidate's. */
const ALLOWED_FACES = 1;

/** Behaviour: more than one face, on frames in a row. */
export class FaceMultipleRule extends SampledRule {
  readonly id = 'face.multiple';
  readonly version = 1;
  readonly severity = 'critical';
  readonly wantsEvidence = true;

  constructor(policy: RulesPolicy) {
    super({
      ...policy.faceMultiple,
      openAfterMs: 0,
      hintAfterMs: 0,
      bridgeMs: 0,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    if (scene.hasFault) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return null;
    const { atMs, faces, models } = input;
    const zone = faces.length > ALLOWED_FACES ? 'over' : 'under';
    return { atMs, untilMs: atMs, zone, weight: leastCertain(faces), figure: faces.length, models };
  }

  protected figures(): SpanFigures {
    return {
      measured: { name: 'faces', value: this.span.peak, unit: 'faces' },
      threshold: { name: 'faces', value: ALLOWED_FACES + 1, unit: 'faces' },
      baseline: null,
      fillings: { allowed: ALLOWED_FACES, frames: this.span.supportingSamples },
    };
  }
}

/** The claim "more than one" is as certain as its second most certain face. */
function leastCertain(faces: readonly ObservedFace[]): number {
  const certainties = faces.map(({ score, meshScore }) => Math.min(score, meshScore)).sort((a, b) => b - a);
  return certainties[ALLOWED_FACES] ?? 0;
}
