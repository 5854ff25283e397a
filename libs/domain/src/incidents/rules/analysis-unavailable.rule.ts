import { type Severity } from '@bakylau/contracts';
import { type Filling } from '../fill-template';
import { type RuleSignal } from '../incident-rule';
import { LastingRule } from '../lasting.rule';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { MEDIA_SOURCE_WORDS } from '../texts/service.texts';

/** What is analysed: the camera's pictures and the sound fail apart from one another. */
export type AnalysedSource = 'camera' | 'microphone';

/** One failure alone is nothing: on a slow line the next picture comes many seconds later, and is analysed. */
const FAILURES = 2;
/** Sound is analysed once a second; after a longer silence (a room scan, a gateway that begins anew) pictures are waited for afresh. */
const SOUND_GAP_MS = 5_000;

/**
 * Technical: pictures or sound came back unanalysed, and none was analysed meanwhile. Also when pictures flow and, while the sound is
 * analysed, no answer about one comes at all: that nothing was found must not mean that nobody looked.
 */
export class AnalysisUnavailableRule extends LastingRule {
  readonly id = 'analysis.unavailable';
  readonly version = 2;
  severity: Severity = 'info';
  readonly wantsEvidence = false;

  private failures = 0;
  private failedSinceMs = 0;
  private flows = false;
  /** Since when an answer about a picture is waited for; null while none is expected. */
  private awaitedSinceMs: number | null = null;
  private lastSoundMs = -Infinity;

  constructor(
    private readonly source: AnalysedSource,
    private readonly policy: RulesPolicy,
  ) {
    super({ openAfterMs: policy.analysisUnavailable.openAfterMs, updateEveryMs: policy.updateEveryMs });
  }

  push(input: RuleInput): RuleSignal[] {
    switch (input.kind) {
      case 'analysis_unavailable':
        return (input.source ?? 'camera') === this.source ? this.failed(input.atMs) : [];
      case 'media':
        if (input.source !== this.source) return [];
        this.flows = input.flowing;
        this.awaitedSinceMs = null;
        return input.flowing ? [] : this.answered(input.atMs);
      case 'frame':
        return this.source === 'camera' && input.source === 'camera' ? this.answered(input.atMs) : [];
      case 'sound':
        return this.source === 'microphone' ? this.answered(input.atMs) : this.miss(input.atMs);
      case 'tick':
        return this.pass(input.atMs);
      default:
        return [];
    }
  }

  override close(atMs: number): RuleSignal[] {
    this.failures = 0;
    this.awaitedSinceMs = null;
    return super.close(atMs);
  }

  protected override fillings(): Record<string, Filling> {
    return { source: MEDIA_SOURCE_WORDS[this.source] };
  }

  private failed(atMs: number): RuleSignal[] {
    if (this.failures++ === 0) this.failedSinceMs = atMs;
    if (this.failures < FAILURES) return [];
    if (!this.isLasting) this.severity = 'info';
    return [...this.begin(this.failedSinceMs), ...this.pass(atMs)];
  }

  private answered(atMs: number): RuleSignal[] {
    this.failures = 0;
    this.awaitedSinceMs = null;
    return this.end(atMs);
  }

  /** Pictures that are sent and never looked at may be anybody's doing, the browser's too: somebody should see for themselves. */
  private miss(atMs: number): RuleSignal[] {
    if (atMs - this.lastSoundMs > SOUND_GAP_MS) this.awaitedSinceMs = null;
    this.lastSoundMs = atMs;
    if (!this.flows) return [];
    this.awaitedSinceMs ??= atMs;
    if (atMs - this.awaitedSinceMs < this.policy.analysisUnavailable.pictureAwaitedMs) return [];
    if (!this.isLasting) this.severity = 'attention';
    return [...this.begin(this.awaitedSinceMs), ...this.pass(atMs)];
  }
}
