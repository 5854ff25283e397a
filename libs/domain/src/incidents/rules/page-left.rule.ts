import { type RuleSignal } from '../incident-rule';
import { LastingRule } from '../lasting.rule';
import { inputAtMs, type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';

/**
 * Behaviour: the exam page was hidden or another window was in front, as the browser reported. While the page cannot report that
 * it is back (it is not connected, or all media is lost), nothing opens or grows: what is open closes where it was last known.
 */
export class PageLeftRule extends LastingRule {
  readonly id = 'page.left';
  readonly version = 2;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  private isHidden = false;
  private isBlurred = false;
  private isConnected = true;
  private isInterrupted = false;
  private provenMs = 0;

  constructor(policy: RulesPolicy) {
    super({ openAfterMs: policy.pageLeft.openAfterMs, updateEveryMs: policy.updateEveryMs });
  }

  push(input: RuleInput): RuleSignal[] {
    switch (input.kind) {
      case 'tick':
        if (!this.canReport) return [];
        this.provenMs = input.atMs;
        return this.pass(input.atMs);
      case 'page': {
        // A page that begins is in front until it reports otherwise.
        const closed = this.rest();
        this.isConnected = input.connected;
        this.isHidden = false;
        this.isBlurred = false;
        return closed;
      }
      case 'interruption': {
        const closed = this.rest();
        this.isInterrupted = input.interrupted;
        return [...closed, ...this.follow(inputAtMs(input))];
      }
      case 'client':
        return this.report(input.event);
      default:
        return [];
    }
  }

  override close(atMs: number): RuleSignal[] {
    this.isHidden = false;
    this.isBlurred = false;
    return super.close(atMs);
  }

  private get canReport(): boolean {
    return this.isConnected && !this.isInterrupted;
  }

  private report(event: Extract<RuleInput, { kind: 'client' }>['event']): RuleSignal[] {
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
    return this.follow(event.atMs);
  }

  private follow(atMs: number): RuleSignal[] {
    if (!this.canReport) return [];
    return this.isHidden || this.isBlurred ? this.begin(atMs) : this.end(atMs);
  }

  private rest(): RuleSignal[] {
    return super.close(this.provenMs);
  }
}
