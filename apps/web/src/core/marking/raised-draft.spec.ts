import type { ItemMarking, RubricContent, ScriptDetail, StandingItem } from '@bakylau/contracts';
import { pointsOf, withPoints } from './draft-marks';
import { isLower, loweredCount, raisedDraftOf, standingPoints } from './raised-draft';

const text = { kk: 'а', ru: 'а', en: 'a' };
const RUBRIC: RubricContent = {
  title: text,
  criteria: ['logic', 'terms'].map((id) => ({ id, title: text, levels: [{ points: 10, title: text }] })),
};
const script = { items: [{ itemId: 'a' }, { itemId: 'b' }], rubric: RUBRIC } as unknown as ScriptDetail;
const STANDING: StandingItem[] = ['a', 'b'].map((itemId) => ({
  itemId,
  criteria: [
    { criterionId: 'logic', points: 5 },
    { criterionId: 'terms', points: 20 / 3 },
  ],
}));

describe('marks on appeal', () => {
  it('begin with the first ones, never below a mean of many', () => {
    const draft = raisedDraftOf({ script, standing: STANDING, revisions: [] });
    expect(pointsOf(draft, 'a', 'logic')).toBe(5);
    expect(pointsOf(draft, 'b', 'terms')).toBe(7);
    expect(loweredCount(RUBRIC, STANDING, draft)).toBe(0);
  });

  it('go on from what was saved, question by question', () => {
    const saved: ItemMarking = {
      itemId: 'b',
      criteria: [{ criterionId: 'logic', points: 9, comment: 'Yes.' }],
      annotations: [],
    };
    const revisions = [{ revision: 2, mark: 70, items: [saved], savedBy: 'A', savedAt: '' }];
    const draft = raisedDraftOf({ script, standing: STANDING, revisions });
    expect(draft['b']).toBe(saved);
    expect(pointsOf(draft, 'a', 'logic')).toBe(5);
  });

  it('count what is lower, and not what has no points yet', () => {
    const draft = raisedDraftOf({ script, standing: STANDING, revisions: [] });
    const lower = withPoints(draft, 'a', 'logic', 4.5);
    expect(loweredCount(RUBRIC, STANDING, lower)).toBe(1);
    expect(isLower(STANDING, lower, 'a', 'logic')).toBe(true);
    expect(isLower(STANDING, lower, 'b', 'logic')).toBe(false);
    expect(loweredCount(RUBRIC, STANDING, withPoints(draft, 'a', 'logic', null))).toBe(0);
  });

  it('have nothing to compare with where nobody gave points', () => {
    expect(standingPoints([], 'a', 'logic')).toBeNull();
    expect(raisedDraftOf({ script: null, standing: [], revisions: [] })).toEqual({});
  });
});
