import {
  type ExplanationCard,
  type Figure,
  type IncidentRuleId,
  type ModelReference,
} from '@bakylau/contracts';
import { fillTemplate, type Filling, seconds } from './fill-template';
import { RULE_TEXTS } from './texts/rule-texts';

/** The card of a rule, which always measures something. */
export type RuleCard = ExplanationCard & {
  ruleId: IncidentRuleId;
  measured: Figure;
  threshold: Figure;
  confidence: number;
};

export interface CardParts {
  measured: Figure;
  threshold: Figure;
  baseline: Figure | null;
  /** 0 to 1. */
  confidence: number;
  durationMs: number;
  models: ModelReference[];
  /** What else the rule's summary names; measured, threshold, baseline and seconds are given unless replaced here. */
  fillings?: Record<string, Filling>;
}

/** The complete card of an incident with its texts in all languages. */
export function buildCard(ruleId: IncidentRuleId, ruleVersion: number, parts: CardParts): RuleCard {
  const { fillings, ...figures } = parts;
  const texts = RULE_TEXTS[ruleId];
  return {
    ruleId,
    ruleVersion,
    ...figures,
    measured: rounded(parts.measured),
    threshold: rounded(parts.threshold),
    baseline: parts.baseline && rounded(parts.baseline),
    confidence: Math.round(Math.min(1, Math.max(0, parts.confidence)) * 100) / 100,
    durationMs: Math.max(0, Math.round(parts.durationMs)),
    summary: fillTemplate(texts.summary, {
      measured: parts.measured.value,
      threshold: parts.threshold.value,
      ...(parts.baseline && { baseline: parts.baseline.value }),
      seconds: seconds(parts.durationMs),
      ...fillings,
    }),
    doesNotProve: texts.doesNotProve,
  };
}

/** Three decimals are finer than any figure here is exact. */
function rounded(figure: Figure): Figure {
  return { ...figure, value: Number(figure.value.toFixed(3)) };
}
