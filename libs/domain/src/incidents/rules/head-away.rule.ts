import { type HeadPose } from '@bakylau/contracts';
import { Calibration } from '../calibration';
import { type CameraScene } from '../camera-scene';
import { seconds } from '../fill-template';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/** Behaviour: the head is turned from the person's own usual direction, sideways, up or down, for some seconds. */
export class HeadAwayRule extends SampledRule {
  readonly id = 'head.away';
  readonly version = 1;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  private readonly yaw: Calibration;
  private readonly pitch: Calibration;
  private peakAxis: 'yaw' | 'pitch' = 'yaw';
  private peakDeg = 0;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.headAway,
      bridgeMs: 0,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
    this.yaw = new Calibration(policy.calibration);
    this.pitch = new Calibration(policy.calibration);
  }

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    if (scene.hasFault) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return null;
    // With several people nobody can say whose head it is; face.multiple speaks then.
    const { persons } = scene.faces;
    const face = persons.length === 1 ? persons[0] : undefined;
    if (!face?.pose) return null;
    if (!this.yaw.isComplete) {
      this.yaw.add(input.atMs, face.pose.yawDeg);
      this.pitch.add(input.atMs, face.pose.pitchDeg);
      return null;
    }
    const { axis, turnDeg } = this.turn(face.pose);
    if (this.span.isIdle) this.peakDeg = 0;
    if (turnDeg > this.peakDeg) {
      this.peakDeg = turnDeg;
      this.peakAxis = axis;
    }
    const { openDeg, closeDeg } = this.policy.headAway;
    const zone = turnDeg >= openDeg ? 'over' : turnDeg >= closeDeg ? 'between' : 'under';
    const { atMs, models } = input;
    return {
      atMs,
      untilMs: atMs,
      zone,
      weight: Math.min(face.score, face.meshScore),
      figure: turnDeg,
      models,
    };
  }

  protected figures(): SpanFigures {
    const { openDeg, openAfterMs } = this.policy.headAway;
    const baseline = this.peakAxis === 'yaw' ? this.baselineOf(this.yaw) : this.baselineOf(this.pitch);
    return {
      measured: { name: `${this.peakAxis}FromBaseline`, value: this.span.peak, unit: 'deg' },
      threshold: { name: `${this.peakAxis}FromBaseline`, value: openDeg, unit: 'deg' },
      baseline: { name: this.peakAxis, value: baseline, unit: 'deg' },
      fillings: { measured: Math.round(this.span.peak), limit: seconds(openAfterMs) },
    };
  }

  private turn(pose: HeadPose): { axis: 'yaw' | 'pitch'; turnDeg: number } {
    const yaw = Math.abs(pose.yawDeg - this.baselineOf(this.yaw));
    const pitch = Math.abs(pose.pitchDeg - this.baselineOf(this.pitch));
    return yaw >= pitch ? { axis: 'yaw', turnDeg: yaw } : { axis: 'pitch', turnDeg: pitch };
  }

  private baselineOf(calibration: Calibration): number {
    const limit = this.policy.headAway.baselineLimitDeg;
    return Math.min(limit, Math.max(-limit, calibration.median()));
  }
}
