import { type CameraScene } from '../camera-scene';
import { seconds } from '../fill-template';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

/**
 * Behaviour: no face in the camera picture for some seconds, on frames that do show the room, and no body either as far as it was
 * looked for. A body without a face is body.face_hidden; an absence that lasts goes over to seat.left.
 */
export class FaceAbsentRule extends SampledRule {
  readonly id = 'face.absent';
  readonly version = 2;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  /** @param handsOver whether seat.left goes on with a long absence; false where an exam leaves that rule out */
  constructor(
    private readonly policy: RulesPolicy,
    private readonly handsOver = true,
  ) {
    super({
      ...policy.faceAbsent,
      bridgeMs: 0,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    if (scene.hasFault) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return null;
    const { atMs, models } = input;
    if (this.handsOver && scene.person.isSeatLeft(atMs)) return 'suspend';
    const { state } = scene.person;
    const zone = state === 'empty' || state === 'unknown' ? 'over' : 'under';
    return { atMs, untilMs: atMs, zone, weight: 1, figure: 0, models };
  }

  protected figures(): SpanFigures {
    const { openAfterMs } = this.policy.faceAbsent;
    const lastedMs = this.span.supportedUntilMs - this.span.startedAtMs;
    return {
      measured: { name: 'timeWithoutFace', value: lastedMs, unit: 'ms' },
      threshold: { name: 'timeWithoutFace', value: openAfterMs, unit: 'ms' },
      baseline: null,
      fillings: { limit: seconds(openAfterMs) },
    };
  }
}
