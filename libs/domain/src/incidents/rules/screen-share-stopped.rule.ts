import { type LocalizedText } from '@bakylau/contracts';
import { type RuleSignal } from '../incident-rule';
import { LastingRule } from '../lasting.rule';
import { inputAtMs, type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { RULE_TEXTS } from '../texts/rule-texts';

/**
 * Behaviour: the screen share ended in the browser and was not begun again although the page was asked to. Who ended it cannot be
 * told, so the hint comes at once and the incident only after it had its time. Without a connected page, or while all media is
 * lost, nobody can answer the hint: then the time begins anew with the next hint, and media.gap stands.
 */
export class ScreenShareStoppedRule extends LastingRule {
  readonly id = 'screen.share_stopped';
  readonly version = 2;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  private stoppedAtMs: number | null = null;
  private toldAtMs: number | null = null;
  private isConnected = true;
  private isInterrupted = false;
  private hasRested = false;
  private lastMs = 0;

  constructor(private readonly policy: RulesPolicy) {
    super({ openAfterMs: policy.screenShareStopped.afterHintMs, updateEveryMs: policy.updateEveryMs });
  }

  push(input: RuleInput): RuleSignal[] {
    switch (input.kind) {
      case 'client': {
        const { event } = input;
        if (event.kind === 'track_restored' && event.source === 'screen') return this.restore(event.atMs);
        if (event.kind !== 'track_ended' || event.source !== 'screen' || event.cause !== 'user') return [];
        return this.stop(event.atMs);
      }
      case 'media':
        return input.source === 'screen' && input.flowing ? this.restore(input.atMs) : [];
      case 'hint_delivered':
        if (input.rule === this.id) this.tell(input.atMs);
        return [];
      case 'page':
        // The page that begins now is told by itself; what was told to the one before it counts no longer.
        this.isConnected = input.connected;
        return this.rest();
      case 'interruption': {
        this.isInterrupted = input.interrupted;
        const rested = this.rest();
        if (!input.interrupted && this.isConnected) this.tell(input.atMs);
        return rested;
      }
      case 'tick':
        return this.wait(inputAtMs(input));
      default:
        return [];
    }
  }

  override close(atMs: number): RuleSignal[] {
    return this.restore(atMs);
  }

  /** Raised as soon as the share ends, not when the incident opens. */
  protected override get hint(): LocalizedText | null {
    return null;
  }

  private stop(atMs: number): RuleSignal[] {
    if (this.stoppedAtMs !== null) return [];
    this.stoppedAtMs = atMs;
    const text = RULE_TEXTS[this.id].hint;
    return text ? [{ signal: 'hint_raised', text }] : [];
  }

  private tell(atMs: number): void {
    if (this.stoppedAtMs === null) return;
    this.toldAtMs ??= atMs;
    // The time in which nobody could answer belongs to no incident.
    if (this.hasRested) this.stoppedAtMs = atMs;
    this.hasRested = false;
  }

  private wait(atMs: number): RuleSignal[] {
    this.lastMs = atMs;
    if (this.stoppedAtMs === null || this.toldAtMs === null || this.isInterrupted) return [];
    if (atMs - this.toldAtMs < this.policy.screenShareStopped.afterHintMs) return [];
    return this.isLasting ? this.pass(atMs) : [...this.begin(this.stoppedAtMs), ...this.pass(atMs)];
  }

  /** Closes what is open where it was last seen; what follows is another incident. */
  private rest(): RuleSignal[] {
    this.hasRested = this.stoppedAtMs !== null;
    this.toldAtMs = null;
    return super.close(this.lastMs);
  }

  private restore(atMs: number): RuleSignal[] {
    if (this.stoppedAtMs === null) return [];
    this.stoppedAtMs = null;
    this.toldAtMs = null;
    this.hasRested = false;
    return [...super.close(atMs), { signal: 'hint_cleared' }];
  }
}
