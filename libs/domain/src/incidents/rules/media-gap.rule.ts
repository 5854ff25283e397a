import { type MediaSource } from '@bakylau/contracts';
import { type Filling } from '../fill-template';
import { type RuleSignal } from '../incident-rule';
import { LastingRule } from '../lasting.rule';
import { inputAtMs, type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { MEDIA_SOURCE_WORDS } from '../texts/service.texts';

/**
 * Technical: a source that flowed ceased to arrive. A screen share that the person ended is left to screen.share_stopped;
 * an unplugged device is a gap like any other.
 */
export class MediaGapRule extends LastingRule {
  readonly id = 'media.gap';
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = false;

  private hasFlowed = false;
  private endedByPerson = false;

  constructor(
    private readonly source: MediaSource,
    policy: RulesPolicy,
  ) {
    super({ openAfterMs: policy.mediaGap.openAfterMs, updateEveryMs: policy.updateEveryMs });
  }

  push(input: RuleInput): RuleSignal[] {
    const atMs = inputAtMs(input);
    if (input.kind === 'media' && input.source === this.source) {
      if (input.flowing) {
        this.hasFlowed = true;
        this.endedByPerson = false;
        return this.end(atMs);
      }
      return this.hasFlowed && !this.endedByPerson ? this.begin(atMs) : [];
    }
    if (input.kind === 'client') return this.report(input.event);
    return this.pass(atMs);
  }

  protected override fillings(): Record<string, Filling> {
    return { source: MEDIA_SOURCE_WORDS[this.source] };
  }

  private report(event: Extract<RuleInput, { kind: 'client' }>['event']): RuleSignal[] {
    if (event.kind !== 'track_ended' || event.source !== this.source) return [];
    if (event.source !== 'screen' || event.cause !== 'user') return [];
    this.endedByPerson = true;
    return this.close(event.atMs);
  }
}
