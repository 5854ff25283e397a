import { type IncidentRuleId, type Ledger, type LocalizedText, type Severity } from '@bakylau/contracts';
import { type RuleCard } from './explanation-card';

interface IncidentState {
  /** The same for all changes of one incident; unique within one SessionRules. */
  key: string;
  ledger: Ledger;
  rule: IncidentRuleId;
  ruleVersion: number;
  severity: Severity;
  startedAtMs: number;
  card: RuleCard;
  /** Whether the picture that opened the incident should be kept. */
  wantsEvidence: boolean;
}

interface HintState {
  /** The same for raising and clearing one hint; unique within one SessionRules. */
  key: string;
  rule: IncidentRuleId;
  atMs: number;
}

/** What SessionRules gives back: steps in the life of incidents, and hints for the candidate. */
export type IncidentChange =
  | (IncidentState & { change: 'opened' | 'updated'; endedAtMs: null })
  | (IncidentState & { change: 'closed'; endedAtMs: number })
  | (HintState & { change: 'hint_raised'; text: LocalizedText })
  | (HintState & { change: 'hint_cleared' });
