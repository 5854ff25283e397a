import { attentionOf, estimatedReviewMinutes, type JudgedIncident } from './review-effort';

const incident = (over: Partial<JudgedIncident> = {}): JudgedIncident => ({
  ...{ id: 'i', rule: 'face.multiple', ledger: 'behaviour', verdict: 'pending' },
  ...{ startedAtMs: 0, endedAtMs: 28_000 },
  ...over,
});

describe(estimatedReviewMinutes.name, () => {
  it('is the skimming and the fixed part where nothing waits', () => {
    expect(estimatedReviewMinutes(0, [])).toBe(2);
    expect(estimatedReviewMinutes(80 * 60_000, [incident({ verdict: 'dismissed' })])).toBe(12);
  });

  it('grows with each incident that waits, and not without end with a long one', () => {
    expect(estimatedReviewMinutes(0, [incident()])).toBe(3);
    expect(estimatedReviewMinutes(0, [incident(), incident()])).toBe(4);
    const long = incident({ endedAtMs: 3_600_000 });
    expect(estimatedReviewMinutes(0, [long])).toBe(5);
    expect(estimatedReviewMinutes(8 * 60_000, [incident({ startedAtMs: 7 * 60_000, endedAtMs: null })])).toBe(
      5,
    );
  });
});

describe(attentionOf.name, () => {
  it('sums what waits, and never counts a technical incident', () => {
    const technical = incident({ rule: 'media.gap', ledger: 'technical' });
    expect(attentionOf([incident(), incident({ verdict: 'confirmed' }), technical])).toBe(15);
    expect(attentionOf([technical])).toBe(0);
  });
});
