import { type CameraScene } from '../camera-scene';
import { seconds } from '../fill-template';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';
import { BACK_WORDS } from '../texts/body.texts';

/**
 * Behaviour: neither face nor body for so long that it is no short absence. It takes over from face.absent, lasts until somebody is
 * back, and its card counts from the moment when the seat became empty.
 */
export class SeatLeftRule extends SampledRule {
  readonly id = 'seat.left';
  readonly version = 1;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  private emptySinceMs = 0;
  private isBack = false;

  constructor(private readonly policy: RulesPolicy) {
    super({
      ...policy.seatLeft,
      // The time is counted by PersonPresence, from the first empty frame.
      openAfterMs: 0,
      minSamples: 1,
      hintAfterMs: 0,
      bridgeMs: 0,
      maxSampleGapMs: policy.maxSampleGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
  }

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    this.isBack = false;
    if (scene.hasFault) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return null;
    const { atMs, models } = input;
    const { state, emptySinceMs } = scene.person;
    const isLeft = scene.person.isSeatLeft(atMs);
    if (isLeft && emptySinceMs !== null) this.emptySinceMs = emptySinceMs;
    this.isBack = state === 'face' || state === 'body';
    const zone = isLeft ? 'over' : this.isBack ? 'under' : 'between';
    return { atMs, untilMs: atMs, zone, weight: 1, figure: atMs - this.emptySinceMs, models };
  }

  protected figures(): SpanFigures {
    const { openAfterMs } = this.policy.seatLeft;
    const absenceMs = this.span.supportedUntilMs - this.emptySinceMs;
    return {
      measured: { name: 'timeEmpty', value: absenceMs, unit: 'ms' },
      threshold: { name: 'timeEmpty', value: openAfterMs, unit: 'ms' },
      baseline: null,
      fillings: {
        absence: seconds(absenceMs),
        limit: seconds(openAfterMs),
        back: this.isBack ? BACK_WORDS.back : BACK_WORDS.away,
      },
    };
  }
}
