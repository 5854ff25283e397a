import { INCIDENT_RULE_IDS, INCIDENT_RULES } from '@bakylau/contracts';
import { RULE_WEIGHTS, type ScoredIncident, scoreOf } from './score';

const incident = (parts: Partial<ScoredIncident>): ScoredIncident => ({
  id: '1',
  rule: 'face.absent',
  ledger: 'behaviour',
  verdict: 'pending',
  ...parts,
});

describe(scoreOf.name, () => {
  it('is the sum of its named contributions', () => {
    const score = scoreOf([
      incident({ id: '1', rule: 'face.multiple' }),
      incident({ id: '2', verdict: 'confirmed' }),
      incident({ id: '3', rule: 'page.left', verdict: 'dismissed' }),
    ]);
    expect(score).toEqual({
      total: 20,
      contributions: [
        { incidentId: '1', rule: 'face.multiple', weight: 15, points: 15 },
        { incidentId: '2', rule: 'face.absent', weight: 5, points: 5 },
        { incidentId: '3', rule: 'page.left', weight: 5, points: 0 },
      ],
    });
  });

  it('never counts a technical incident, whatever its row says', () => {
    const technical = INCIDENT_RULE_IDS.filter((rule) => INCIDENT_RULES[rule] === 'technical');
    const incidents = technical.map((rule) => incident({ rule, ledger: 'behaviour' }));
    expect(scoreOf(incidents)).toEqual({ total: 0, contributions: [] });
    expect(scoreOf([incident({ ledger: 'technical' })]).total).toBe(0);
  });

  it('has a weight for every behaviour rule', () => {
    const behaviour = INCIDENT_RULE_IDS.filter((rule) => INCIDENT_RULES[rule] === 'behaviour');
    expect(Object.keys(RULE_WEIGHTS).sort()).toEqual([...behaviour].sort());
  });
});
