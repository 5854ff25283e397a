import { type IncidentCause, type IncidentRuleId, type Ledger, type Verdict } from '@bakylau/contracts';

/**
 * What one incident of a behaviour rule weighs. Product choice: 30 for what would decide an exam if it were true, 15 for
 * what needs an explanation, 3 to 5 for what happens to everybody, 1 for weak hints. Technical rules have no weight and cannot get one.
 */
export const RULE_WEIGHTS = {
  'face.other_person': 30,
  'face.multiple': 15,
  'camera.covered': 15,
  'screen.share_stopped': 15,
  'body.second': 15,
  'face.absent': 5,
  'body.face_hidden': 5,
  'seat.left': 5,
  'page.left': 5,
  'head.away': 3,
  'body.leaning': 3,
  'body.moving': 1,
  'eyes.away': 1,
  'object.phone': 1,
  'object.book': 1,
  'object.screen': 1,
  'sound.noise': 3,
  'sound.speech': 5,
  'sound.speech_unseen': 1,
} as const satisfies Partial<Record<IncidentRuleId, number>>;

export interface ScoredIncident {
  id: string;
  rule: IncidentCause;
  ledger: Ledger;
  verdict: Verdict;
}

export interface ScoreContribution {
  incidentId: string;
  rule: IncidentCause;
  weight: number;
  /** The weight, or 0 once the incident is dismissed. */
  points: number;
}

export interface IntegrityScore {
  /** Sum of the contributions' points; 0 is a session without anything. It orders work and decides nothing. */
  total: number;
  contributions: ScoreContribution[];
}

/** The visible sum: every behaviour incident by name, a dismissed one with 0. Technical incidents never appear. */
export function scoreOf(incidents: readonly ScoredIncident[]): IntegrityScore {
  const contributions = incidents.flatMap(({ id, rule, ledger, verdict }): ScoreContribution[] => {
    const weight = weightOf(rule);
    if (ledger !== 'behaviour' || weight === null) return [];
    return [{ incidentId: id, rule, weight, points: verdict === 'dismissed' ? 0 : weight }];
  });
  return { total: contributions.reduce((sum, { points }) => sum + points, 0), contributions };
}

/** What a person saw has none: it is judged already, and needs no place in an order. */
function weightOf(rule: IncidentCause): number | null {
  return rule in RULE_WEIGHTS ? RULE_WEIGHTS[rule as keyof typeof RULE_WEIGHTS] : null;
}
