import { type RuleSignal } from '../incident-rule';
import { LastingRule } from '../lasting.rule';
import { inputAtMs, type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';

/** Behaviour: the browser reported that the person ended the screen share. */
export class ScreenShareStoppedRule extends LastingRule {
  readonly id = 'screen.share_stopped';
  readonly version = 1;
  readonly severity = 'critical';
  readonly wantsEvidence = true;

  constructor(policy: RulesPolicy) {
    super({ openAfterMs: 0, updateEveryMs: policy.updateEveryMs });
  }

  push(input: RuleInput): RuleSignal[] {
    if (input.kind === 'client') {
      const { event } = input;
      if (event.kind === 'track_ended' && event.source === 'screen' && event.cause === 'user') {
        return this.begin(event.atMs);
      }
      if (event.kind === 'track_restored' && event.source === 'screen') return this.end(event.atMs);
    }
    if (input.kind === 'media' && input.source === 'screen' && input.flowing && this.isLasting) {
      return this.end(input.atMs);
    }
    return input.kind === 'tick' ? this.pass(inputAtMs(input)) : [];
  }
}
