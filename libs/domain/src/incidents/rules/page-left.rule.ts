import { type RuleSignal } from '../incident-rule';
import { LastingRule } from '../lasting.rule';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';

/** Behaviour: the exam page was hidden or another window was in front, as the browser reported. */
export class PageLeftRule extends LastingRule {
  readonly id = 'page.left';
  readonly version = 1;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  private isHidden = false;
  private isBlurred = false;

  constructor(policy: RulesPolicy) {
    super({ openAfterMs: policy.pageLeft.openAfterMs, updateEveryMs: policy.updateEveryMs });
  }

  push(input: RuleInput): RuleSignal[] {
    if (input.kind === 'tick') return this.pass(input.atMs);
    if (input.kind !== 'client') return [];
    const { event } = input;
    switch (event.kind) {
      case 'page_hidden':
        this.isHidden = true;
        break;
      case 'page_visible':
        this.isHidden = false;
        break;
      case 'window_blurred':
        this.isBlurred = true;
        break;
      case 'window_focused':
        // A window in front is a visible one, also when the report of the latter was lost.
        this.isBlurred = false;
        this.isHidden = false;
        break;
      default:
        return [];
    }
    return this.isHidden || this.isBlurred ? this.begin(event.atMs) : this.end(event.atMs);
  }

  override close(atMs: number): RuleSignal[] {
    this.isHidden = false;
    this.isBlurred = false;
    return super.close(atMs);
  }
}
