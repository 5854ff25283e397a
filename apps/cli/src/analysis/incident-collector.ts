import {
  type Box,
  type IncidentRuleId,
  type Ledger,
  type PolicyReference,
  type Severity,
} from '@bakylau/contracts';
import {
  DEFAULT_EFFECTIVE_POLICY,
  DEFAULT_POLICY,
  type EffectivePolicy,
  type IncidentChange,
  inputAtMs,
  referenceTo,
  type RuleCard,
  type RuleInput,
  SessionRules,
} from '@bakylau/domain';

/** An incident as the rules left it at the end. */
export interface CollectedIncident {
  rule: IncidentRuleId;
  ledger: Ledger;
  severity: Severity;
  startedAtMs: number;
  endedAtMs: number;
  card: RuleCard;
}

/** As often as a running session gives its rules the time. */
const TICK_MS = 500;

/**
 * Runs the rules over a session that is over: takes its inputs in order of time, lets time pass between them as it did live, and
 * keeps the incidents.
 */
export class IncidentCollector {
  private readonly rules: SessionRules;
  private readonly closed: CollectedIncident[] = [];
  private tickedMs: number | null = null;

  /** @param document the policy that the rules come from; the cards name it */
  constructor(
    policy: EffectivePolicy = DEFAULT_EFFECTIVE_POLICY,
    document: PolicyReference = referenceTo(DEFAULT_POLICY),
  ) {
    this.rules = new SessionRules(policy.thresholds, { ...policy, policy: document });
  }

  /** Where pictures of faces are, as the rules know by now. */
  get pictures(): Box[] {
    return this.rules.pictures;
  }

  push(input: RuleInput): void {
    const atMs = inputAtMs(input);
    this.passTo(atMs);
    this.keep(this.rules.push(input));
    // No time passes for the rules while nobody watches.
    if (input.kind === 'watch_ended') this.tickedMs = null;
  }

  /** Ends the session: everything that is open closes. @returns all incidents in order of their start */
  finish(atMs: number): CollectedIncident[] {
    this.passTo(atMs);
    this.keep(this.rules.closeAll(atMs));
    return this.closed.toSorted((a, b) => a.startedAtMs - b.startedAtMs);
  }

  private passTo(atMs: number): void {
    this.tickedMs ??= atMs;
    while (this.tickedMs + TICK_MS <= atMs) {
      this.tickedMs += TICK_MS;
      this.keep(this.rules.push({ kind: 'tick', atMs: this.tickedMs }));
    }
  }

  private keep(changes: readonly IncidentChange[]): void {
    for (const change of changes) {
      if (change.change !== 'closed') continue;
      const { rule, ledger, severity, startedAtMs, endedAtMs, card } = change;
      this.closed.push({ rule, ledger, severity, startedAtMs, endedAtMs, card });
    }
  }
}
