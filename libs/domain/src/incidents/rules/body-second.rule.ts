import { type Box, type ObservedPerson } from '@bakylau/contracts';
import { overlapOfSmaller } from '../box-geometry';
import { type CameraScene } from '../camera-scene';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/** Persons that an exam room may show: the candidate. */
const ALLOWED_PERSONS = 1;

/**
 * Behaviour: two bodies on several looks while at most one face is seen. Where two faces are seen, face.multiple speaks and this rule
 * rests; pictures of faces on the wall are no bodies, and a face that may be one is waited for.
 */
export class BodySecondRule extends SampledRule {
  readonly id = 'body.second';
  readonly version = 2;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.bodySecond,
      hintAfterMs: 0,
      maxSampleGapMs: policy.maxLookGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    if (scene.hasFault) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return null;
    if (!input.persons) return null;
    if (scene.faces.persons.length > ALLOWED_PERSONS) return 'suspend';
    const { atMs, models } = input;
    const bodies = this.separate(input.persons, scene.faces.uncountedFaces);
    const zone = bodies.length > ALLOWED_PERSONS ? 'over' : 'under';
    const weight = bodies[ALLOWED_PERSONS]?.score ?? 0;
    return { atMs, untilMs: atMs, zone, weight, figure: bodies.length, models };
  }

  protected figures(): SpanFigures {
    return {
      measured: { name: 'persons', value: this.span.peak, unit: 'count' },
      threshold: { name: 'persons', value: ALLOWED_PERSONS + 1, unit: 'count' },
      baseline: null,
      fillings: {
        allowed: ALLOWED_PERSONS,
        hits: this.span.supportingSamples,
        looks: this.span.allSamples,
      },
    };
  }

  /** Sure persons that are not one and the same, the surest first. */
  private separate(persons: readonly ObservedPerson[], uncountedFaces: readonly Box[]): ObservedPerson[] {
    const { personScore, overlapAtMost } = this.policy.bodySecond;
    const sure = persons
      .filter(({ score }) => score >= personScore)
      .filter(({ box }) => !uncountedFaces.some((face) => overlapOfSmaller(box, face) > overlapAtMost))
      .sort((a, b) => b.score - a.score);
    return sure.filter(
      ({ box }, i) => !sure.slice(0, i).some((other) => overlapOfSmaller(box, other.box) > overlapAtMost),
    );
  }
}
