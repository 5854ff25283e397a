import { type FrameObservation, type ObservedFace } from '@bakylau/contracts';
import { shoulderWidthOf } from '../body-geometry';
import { centreOf } from '../box-geometry';
import { Calibration } from '../calibration';
import { type CameraScene } from '../camera-scene';
import { seconds } from '../fill-template';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/**
 * Behaviour: the head has moved from the person's own usual place, and the edge of the picture cuts it. While the face is still
 * found, this rule speaks; once it is out of the picture, body.face_hidden or face.absent does.
 */
export class BodyLeaningRule extends SampledRule {
  readonly id = 'body.leaning';
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  private readonly headX: Calibration;
  private readonly headY: Calibration;
  private readonly shoulders: Calibration;
  private readonly faceSizes: Calibration;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.bodyLeaning,
      bridgeMs: 0,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
    const calibration = (): Calibration => new Calibration(policy.calibration);
    [this.headX, this.headY] = [calibration(), calibration()];
    [this.shoulders, this.faceSizes] = [calibration(), calibration()];
  }

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    if (scene.hasFault) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return null;
    const [face, ...others] = scene.faces.persons;
    if (!face || others.length > 0) return null;
    const { atMs, models } = input;
    this.calibrate(input, face);
    if (!this.headX.isComplete) return null;
    const shift = this.shiftOf(face);
    const { shift: limit } = this.policy.bodyLeaning;
    // Somebody who always sits at the edge has not moved; somebody who sits elsewhere in the picture is not cut.
    const isOver = shift >= limit && this.isCut(input, face);
    const zone = isOver ? 'over' : shift >= limit / 2 && this.isCut(input, face) ? 'between' : 'under';
    return { atMs, untilMs: atMs, zone, weight: face.score, figure: shift, models };
  }

  protected figures(): SpanFigures {
    const { shift, openAfterMs } = this.policy.bodyLeaning;
    return {
      measured: { name: 'headShift', value: this.span.peak, unit: 'ratio' },
      threshold: { name: 'headShift', value: shift, unit: 'ratio' },
      baseline: { name: 'headShift', value: 0, unit: 'ratio' },
      fillings: { limit: seconds(openAfterMs) },
    };
  }

  private calibrate({ atMs, body }: FrameObservation, { box }: ObservedFace): void {
    const { x, y } = centreOf(box);
    this.headX.add(atMs, x);
    this.headY.add(atMs, y);
    this.faceSizes.add(atMs, box.width);
    const width = body && shoulderWidthOf(body, this.policy.bodyMoving.jointScore);
    if (width) this.shoulders.add(atMs, width);
  }

  /** Way of the head's centre from its usual place, in own shoulder widths. */
  private shiftOf({ box }: ObservedFace): number {
    const { x, y } = centreOf(box);
    const own = this.shoulders.isComplete
      ? this.shoulders.median()
      : this.faceSizes.median() / this.policy.bodyLeaning.faceOfShoulders;
    return Math.hypot(x - this.headX.median(), y - this.headY.median()) / own;
  }

  private isCut({ quality }: FrameObservation, { box, foundBy }: ObservedFace): boolean {
    const margin = this.policy.bodyLeaning.edgeMargin * Math.max(box.width, box.height);
    const isAtEdge =
      box.x <= margin ||
      box.y <= margin ||
      box.x + box.width >= quality.width - margin ||
      box.y + box.height >= quality.height - margin;
    return foundBy === 'cut' || isAtEdge;
  }
}
