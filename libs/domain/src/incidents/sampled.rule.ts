import {
  type IncidentRuleId,
  type LocalizedText,
  type ModelReference,
  type Severity,
} from '@bakylau/contracts';
import { type CameraScene } from './camera-scene';
import { buildCard, type CardParts, type RuleCard } from './explanation-card';
import { type IncidentRule, type RuleSignal } from './incident-rule';
import { inputAtMs, type RuleInput } from './rule-input';
import { SampledSpan, type Sample, type SpanThresholds } from './sampled-span';
import { RULE_TEXTS } from './texts/rule-texts';

/** What a rule makes of an input: a sample, nothing (null), or a reason to stop looking (`suspend`). */
export type Assessment = (Sample & { models: ModelReference[] }) | 'suspend' | null;

/** What a sampled rule says of its own about the incident; the base class adds the rest of the card. */
export type SpanFigures = Pick<CardParts, 'measured' | 'threshold' | 'baseline' | 'fillings'>;

/**
 * A sample comes after what it covers: a window of sound has 5 s, and a look may take the analyzer 8 s. Inputs of other kinds that come
 * before it are later in time and would end a span that the sample goes on with, though not when the same session is looked at again in
 * order. So they end one only when no sample can be under way any more; where it ended is the same.
 */
const SAMPLE_UNDER_WAY_MS = 15_000;

/** A rule over frames or sound windows: something held for a time, and no longer holds. */
export abstract class SampledRule implements IncidentRule {
  abstract readonly id: IncidentRuleId;
  abstract readonly version: number;
  abstract readonly severity: Severity;
  abstract readonly wantsEvidence: boolean;

  protected readonly span: SampledSpan;
  private readonly models = new Map<string, ModelReference>();
  /** The kind of input that samples come from; those of one kind come in order. */
  private source: RuleInput['kind'] | null = null;

  constructor(thresholds: SpanThresholds) {
    this.span = new SampledSpan(thresholds);
  }

  protected abstract assess(input: RuleInput, scene: CameraScene): Assessment;
  protected abstract figures(): SpanFigures;

  push(input: RuleInput, scene: CameraScene): RuleSignal[] {
    const assessment = this.assess(input, scene);
    if (assessment === 'suspend') return this.close();
    if (assessment === null) {
      const underWayMs = input.kind === this.source ? 0 : SAMPLE_UNDER_WAY_MS;
      return this.signals(this.span.lapse(inputAtMs(input) - underWayMs));
    }
    this.source = input.kind;
    // A span that ended unseen is told of before this sample may begin the next one.
    const lapsed = this.signals(this.span.lapse(assessment.atMs));
    if (this.span.isIdle) this.models.clear();
    if (assessment.zone === 'over')
      for (const model of assessment.models) this.models.set(model.sha256, model);
    return [...lapsed, ...this.signals(this.span.push(assessment))];
  }

  close(): RuleSignal[] {
    return this.signals(this.span.drop());
  }

  /** The hint's text; the rule's own hint unless a rule says otherwise. */
  private get hint(): LocalizedText | null {
    return RULE_TEXTS[this.id].hint;
  }

  private signals(
    events: readonly ('hinted' | 'unhinted' | 'opened' | 'updated' | 'closed')[],
  ): RuleSignal[] {
    return events.flatMap((event): RuleSignal[] => {
      switch (event) {
        case 'hinted':
          return this.hint ? [{ signal: 'hint_raised', text: this.hint }] : [];
        case 'unhinted':
          return this.hint ? [{ signal: 'hint_cleared' }] : [];
        case 'opened':
        case 'updated':
          return [{ signal: event, startedAtMs: this.span.startedAtMs, card: this.card() }];
        case 'closed':
          return [
            {
              signal: 'closed',
              startedAtMs: this.span.startedAtMs,
              endedAtMs: this.span.supportedUntilMs,
              card: this.card(),
            },
          ];
      }
    });
  }

  private card(): RuleCard {
    return buildCard(this.id, this.version, {
      ...this.figures(),
      confidence: this.span.confidence,
      durationMs: this.span.supportedUntilMs - this.span.startedAtMs,
      models: [...this.models.values()],
    });
  }
}
