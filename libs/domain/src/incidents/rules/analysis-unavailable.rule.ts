import { type Filling } from '../fill-template';
import { type RuleSignal } from '../incident-rule';
import { LastingRule } from '../lasting.rule';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { MEDIA_SOURCE_WORDS } from '../texts/service.texts';

/** What is analysed: the camera's pictures and the sound fail apart from one another. */
export type AnalysedSource = 'camera' | 'microphone';

/**
 * Technical: pictures or sound came back unanalysed, and none was analysed meanwhile. Also when pictures flow and no answer about one
 * comes at all, for whatever reason: that nothing was found must not mean that nobody looked.
 */
export class AnalysisUnavailableRule extends LastingRule {
  readonly id = 'analysis.unavailable';
  readonly version = 2;
  readonly severity = 'info';
  readonly wantsEvidence = false;

  private flows = false;
  /** Since when an answer about a picture is waited for; null while none is expected. */
  private awaitedSinceMs: number | null = null;

  constructor(
    private readonly source: AnalysedSource,
    private readonly policy: RulesPolicy,
  ) {
    super({ openAfterMs: policy.analysisUnavailable.openAfterMs, updateEveryMs: policy.updateEveryMs });
  }

  push(input: RuleInput): RuleSignal[] {
    switch (input.kind) {
      case 'analysis_unavailable':
        return (input.source ?? 'camera') === this.source ? this.begin(input.atMs) : [];
      case 'media':
        if (input.source !== this.source) return [];
        this.flows = input.flowing;
        this.awaitedSinceMs = input.flowing ? input.atMs : null;
        return input.flowing ? [] : this.end(input.atMs);
      case 'frame':
        return this.source === 'camera' && input.source === 'camera' ? this.answered(input.atMs) : [];
      case 'sound':
        return this.source === 'microphone' ? this.answered(input.atMs) : [];
      case 'tick':
        return [...this.miss(input.atMs), ...this.pass(input.atMs)];
      default:
        return [];
    }
  }

  override close(atMs: number): RuleSignal[] {
    this.awaitedSinceMs = null;
    return super.close(atMs);
  }

  protected override fillings(): Record<string, Filling> {
    return { source: MEDIA_SOURCE_WORDS[this.source] };
  }

  private answered(atMs: number): RuleSignal[] {
    this.awaitedSinceMs = this.flows ? atMs : null;
    return this.end(atMs);
  }

  /** A silent microphone may send so little that there is nothing to analyse; a camera always sends pictures. */
  private miss(atMs: number): RuleSignal[] {
    const { awaitedSinceMs } = this;
    if (this.source !== 'camera' || awaitedSinceMs === null) return [];
    const isMissed = atMs - awaitedSinceMs >= this.policy.analysisUnavailable.pictureAwaitedMs;
    return isMissed ? this.begin(awaitedSinceMs) : [];
  }
}
