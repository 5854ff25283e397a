import { type Decision, type Ledger, type SessionSummary, type Verdict } from '@bakylau/contracts';
import { type BlindReview } from '@bakylau/persistence';

/** A session that was decided, as one that waits: nothing in it tells the second reviewer of the first. */
export function maskSummary(
  session: SessionSummary,
  { outcome }: Pick<BlindReview, 'outcome'>,
  incidents: readonly { verdict: Verdict; ledger: Ledger }[],
): SessionSummary {
  return {
    ...session,
    state: outcome ? 'decided' : 'under_review',
    decision: outcome ?? 'none',
    // What only the first reviewer saw is not among them.
    behaviourIncidents: incidents.filter(({ ledger }) => ledger === 'behaviour').length,
    undecidedIncidents: incidents.filter(({ verdict }) => verdict === 'pending').length,
  };
}

/** The second reviewer's own decision. */
export function maskDecision(
  { outcome, reason, decidedAt }: Pick<BlindReview, 'outcome' | 'reason' | 'decidedAt'>,
  decidedBy: string,
): Decision | null {
  if (!outcome || reason === null || !decidedAt) return null;
  return { outcome, reason, decidedBy, decidedAt: decidedAt.toISOString(), incidentIds: [] };
}
