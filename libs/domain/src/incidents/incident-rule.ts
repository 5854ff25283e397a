import { type IncidentRuleId, type LocalizedText, type Severity } from '@bakylau/contracts';
import { type RuleCard } from './explanation-card';
import { type RuleInput } from './rule-input';
import { type CameraScene } from './camera-scene';

/** What a rule says after an input. `SessionRules` gives it a key and hands it out. */
export type RuleSignal =
  | { signal: 'opened' | 'updated'; startedAtMs: number; card: RuleCard }
  | { signal: 'closed'; startedAtMs: number; endedAtMs: number; card: RuleCard }
  | { signal: 'hint_raised'; text: LocalizedText }
  | { signal: 'hint_cleared' };

/** One rule over one session: sees every input in order and has at most one open incident. */
export interface IncidentRule {
  readonly id: IncidentRuleId;
  /** Grows with every change of behaviour or default, so that an old card can be told from a new one. */
  readonly version: number;
  readonly severity: Severity;
  readonly wantsEvidence: boolean;
  push(input: RuleInput, scene: CameraScene): RuleSignal[];
  /** Closes what is open and forgets what is pending; own normal values stay. */
  close(atMs: number): RuleSignal[];
}
