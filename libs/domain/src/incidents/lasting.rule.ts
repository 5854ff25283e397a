import { type IncidentRuleId, type LocalizedText, type Severity } from '@bakylau/contracts';
import { type CameraScene } from './camera-scene';
import { buildCard, type RuleCard } from './explanation-card';
import { type Filling, seconds } from './fill-template';
import { type IncidentRule, type RuleSignal } from './incident-rule';
import { type RuleInput } from './rule-input';
import { RULE_TEXTS } from './texts/rule-texts';

/** A rule over something that is reported to begin and to end: it opens once the thing has lasted long enough. */
export abstract class LastingRule implements IncidentRule {
  abstract readonly id: IncidentRuleId;
  abstract readonly version: number;
  abstract readonly severity: Severity;
  abstract readonly wantsEvidence: boolean;

  private sinceMs: number | null = null;
  private isOpen = false;
  private lastUpdateMs = 0;

  constructor(private readonly thresholds: { openAfterMs: number; updateEveryMs: number }) {}

  abstract push(input: RuleInput, scene: CameraScene): RuleSignal[];

  /** What fills the summary besides `{seconds}` and `{limit}`. */
  protected fillings(): Record<string, Filling> {
    return {};
  }

  protected get isLasting(): boolean {
    return this.sinceMs !== null;
  }

  /** How long the thing has lasted; 0 while it does not. Milliseconds. */
  protected lastedMs(atMs: number): number {
    return this.sinceMs === null ? 0 : Math.max(atMs - this.sinceMs, 0);
  }

  /** The thing began; told again while it lasts, nothing changes. */
  protected begin(atMs: number): RuleSignal[] {
    this.sinceMs ??= atMs;
    return this.pass(atMs);
  }

  /** The thing ended. What lasted long enough and was reported late opens and closes at once. */
  protected end(atMs: number): RuleSignal[] {
    const opened = this.pass(atMs);
    const wasOpen = this.isOpen;
    const startedAtMs = this.sinceMs;
    this.sinceMs = null;
    this.isOpen = false;
    if (!wasOpen || startedAtMs === null) return opened;
    const endedAtMs = Math.max(startedAtMs, atMs);
    const closed: RuleSignal = {
      signal: 'closed',
      startedAtMs,
      endedAtMs,
      card: this.card(endedAtMs - startedAtMs),
    };
    return [...opened, closed, ...(this.hint ? [{ signal: 'hint_cleared' } as const] : [])];
  }

  /** Time passed. */
  protected pass(atMs: number): RuleSignal[] {
    if (this.sinceMs === null) return [];
    const lastedMs = atMs - this.sinceMs;
    if (!this.isOpen && lastedMs >= this.thresholds.openAfterMs) {
      this.isOpen = true;
      this.lastUpdateMs = atMs;
      return [
        ...(this.hint ? [{ signal: 'hint_raised', text: this.hint } as const] : []),
        { signal: 'opened', startedAtMs: this.sinceMs, card: this.card(lastedMs) },
      ];
    }
    if (this.isOpen && atMs - this.lastUpdateMs >= this.thresholds.updateEveryMs) {
      this.lastUpdateMs = atMs;
      return [{ signal: 'updated', startedAtMs: this.sinceMs, card: this.card(lastedMs) }];
    }
    return [];
  }

  close(atMs: number): RuleSignal[] {
    if (this.isOpen) return this.end(atMs);
    this.sinceMs = null;
    return [];
  }

  /** Raised when the incident opens; a rule that tells earlier overrides it with null and raises its own. */
  protected get hint(): LocalizedText | null {
    return RULE_TEXTS[this.id].hint;
  }

  private card(durationMs: number): RuleCard {
    const { openAfterMs } = this.thresholds;
    return buildCard(this.id, this.version, {
      measured: { name: 'duration', value: durationMs, unit: 'ms' },
      threshold: { name: 'duration', value: openAfterMs, unit: 'ms' },
      baseline: null,
      // The browser or the gateway said so itself; nothing was estimated.
      confidence: 1,
      durationMs,
      models: [],
      fillings: {
        measured: seconds(durationMs),
        threshold: seconds(openAfterMs),
        limit: seconds(openAfterMs),
        ...this.fillings(),
      },
    });
  }
}
