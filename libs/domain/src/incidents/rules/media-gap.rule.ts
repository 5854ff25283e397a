import { type MediaSource, type Severity } from '@bakylau/contracts';
import { type Filling } from '../fill-template';
import { type RuleSignal } from '../incident-rule';
import { LastingRule } from '../lasting.rule';
import { inputAtMs, type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { MEDIA_SOURCE_WORDS } from '../texts/service.texts';

/**
 * Technical: a source that flowed ceased to arrive, whatever the reason. A camera or microphone that stays away for long asks for
 * a person to look; a screen that does has screen.share_stopped.
 */
export class MediaGapRule extends LastingRule {
  readonly id = 'media.gap';
  readonly version = 2;
  severity: Severity = 'info';
  readonly wantsEvidence = false;

  private hasFlowed = false;

  constructor(
    private readonly source: MediaSource,
    private readonly policy: RulesPolicy,
  ) {
    super({ openAfterMs: policy.mediaGap.openAfterMs, updateEveryMs: policy.updateEveryMs });
  }

  push(input: RuleInput): RuleSignal[] {
    const atMs = inputAtMs(input);
    this.raise(atMs);
    if (input.kind === 'media' && input.source === this.source) {
      if (input.flowing) {
        this.hasFlowed = true;
        return this.end(atMs);
      }
      if (!this.hasFlowed) return [];
      if (!this.isLasting) this.severity = 'info';
      return this.begin(atMs);
    }
    return input.kind === 'client' ? [] : this.pass(atMs);
  }

  protected override fillings(): Record<string, Filling> {
    return { source: MEDIA_SOURCE_WORDS[this.source] };
  }

  private raise(atMs: number): void {
    if (this.source === 'screen') return;
    if (this.lastedMs(atMs) > this.policy.mediaGap.attentionAfterMs) this.severity = 'attention';
  }
}
