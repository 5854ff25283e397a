import { type ObservedBody } from '@bakylau/contracts';
import { shoulderWidthOf, upperBodyMovement } from '../body-geometry';
import { Calibration } from '../calibration';
import { type CameraScene } from '../camera-scene';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/** Percentile of the movement while calibrating that counts as usual. */
const USUAL_PERCENTILE = 75;

/**
 * Behaviour: shoulders, elbows and wrists move far more than this person's own usual, look after look. Measured in own shoulder
 * widths, so that sitting nearer to the camera makes no difference.
 */
export class BodyMovingRule extends SampledRule {
  readonly id = 'body.moving';
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  private readonly usual: Calibration;
  private readonly shoulders: Calibration;
  private before: { atMs: number; body: ObservedBody } | null = null;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.bodyMoving,
      hintAfterMs: null,
      maxSampleGapMs: policy.maxLookGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
    this.usual = new Calibration(policy.calibration);
    this.shoulders = new Calibration(policy.calibration);
  }

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    if (scene.hasFault) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return null;
    // With two people the joints may belong to either; without a face, face.absent and body.face_hidden speak.
    if (!input.body || scene.faces.persons.length !== 1) return null;
    const { atMs, body, models } = input;
    const moved = this.movementTo(atMs, body);
    if (moved === null) return null;
    if (!this.usual.isComplete) {
      this.usual.add(atMs, moved);
      return null;
    }
    const zone = moved >= this.limit ? 'over' : moved >= this.limit / 2 ? 'between' : 'under';
    return { atMs, untilMs: atMs, zone, weight: body.presence, figure: moved, models };
  }

  protected figures(): SpanFigures {
    return {
      measured: { name: 'upperBodyMovement', value: this.span.peak, unit: 'ratio' },
      threshold: { name: 'upperBodyMovement', value: this.limit, unit: 'ratio' },
      baseline: {
        name: 'upperBodyMovement',
        value: this.usual.percentile(USUAL_PERCENTILE),
        unit: 'ratio',
      },
    };
  }

  private get limit(): number {
    const { atLeast, timesBaseline } = this.policy.bodyMoving;
    return Math.max(atLeast, timesBaseline * this.usual.percentile(USUAL_PERCENTILE));
  }

  /** Own shoulder widths since the look before; null when the two looks make no pair. */
  private movementTo(atMs: number, body: ObservedBody): number | null {
    const { jointScore, pairAtLeastMs, pairAtMostMs } = this.policy.bodyMoving;
    const before = this.before;
    if (before && atMs - before.atMs < pairAtLeastMs) return null;
    this.before = { atMs, body };
    const width = shoulderWidthOf(body, jointScore);
    if (width !== null) this.shoulders.add(atMs, width);
    const own = this.shoulders.isComplete ? this.shoulders.median() : width;
    if (!before || atMs - before.atMs > pairAtMostMs || own === null) return null;
    const way = upperBodyMovement(before.body, body, jointScore);
    return way === null ? null : way / own;
  }
}
