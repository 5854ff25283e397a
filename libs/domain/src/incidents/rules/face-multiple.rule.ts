import { type ObservedFace } from '@bakylau/contracts';
import { type CameraScene } from '../camera-scene';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/** Faces that an exam room may show: the candidate's. */
const ALLOWED_FACES = 1;

/**
 * Behaviour: more than one person's face, on frames in a row. A face counts once it has moved as living faces do, and from its first
 * frame; a picture of a face is face.picture. Faces far away count after two scans.
 */
export class FaceMultipleRule extends SampledRule {
  readonly id = 'face.multiple';
  readonly version = 3;
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
    const { atMs, models } = input;
    const { personCount, persons, severalSinceMs, isDoubtful } = scene.faces;
    const zone = personCount > ALLOWED_FACES ? 'over' : isDoubtful ? 'between' : 'under';
    const sinceMs = severalSinceMs ?? atMs;
    const weight = leastCertain(persons);
    return { atMs, sinceMs, untilMs: atMs, zone, weight, figure: personCount, models };
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

/** A face that only the slow scan finds is a little more likely than not (classroom: 4 of 4 found, some frames with one less). */
const DISTANT_CERTAINTY = 0.5;

/** The claim "more than one" is as certain as its second most certain face. */
function leastCertain(faces: readonly ObservedFace[]): number {
  const certainties = faces.map(({ score, meshScore }) => Math.min(score, meshScore)).sort((a, b) => b - a);
  return certainties[ALLOWED_FACES] ?? DISTANT_CERTAINTY;
}
