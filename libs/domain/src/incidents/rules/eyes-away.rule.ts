import { Calibration } from '../calibration';
import { type CameraScene } from '../camera-scene';
import { seconds } from '../fill-template';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/**
 * Advisory: the eyes were turned from the person's own usual direction. Off by default: no gaze is measured unless an exam's policy
 * asks for it.
 */
export class EyesAwayRule extends SampledRule {
  readonly id = 'eyes.away';
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  private readonly yaw: Calibration;
  private readonly pitch: Calibration;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.eyesAway,
      hintAfterMs: null,
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
    const [face, ...others] = scene.faces.persons;
    if (!face?.gaze || others.length > 0) return null;
    if (!this.yaw.isComplete) {
      this.yaw.add(input.atMs, face.gaze.yawDeg);
      this.pitch.add(input.atMs, face.gaze.pitchDeg);
      return null;
    }
    const turnDeg = Math.hypot(
      face.gaze.yawDeg - this.yaw.median(),
      face.gaze.pitchDeg - this.pitch.median(),
    );
    const { openDeg, closeDeg } = this.policy.eyesAway;
    const zone = turnDeg >= openDeg ? 'over' : turnDeg >= closeDeg ? 'between' : 'under';
    const { atMs, models } = input;
    return { atMs, untilMs: atMs, zone, weight: face.meshScore, figure: turnDeg, models };
  }

  protected figures(): SpanFigures {
    const { openDeg, openAfterMs } = this.policy.eyesAway;
    return {
      measured: { name: 'gazeFromBaseline', value: this.span.peak, unit: 'deg' },
      threshold: { name: 'gazeFromBaseline', value: openDeg, unit: 'deg' },
      baseline: { name: 'gazeYaw', value: this.yaw.median(), unit: 'deg' },
      fillings: { measured: Math.round(this.span.peak), limit: seconds(openAfterMs) },
    };
  }
}
