import type { RubricContent, ScriptDetail } from '@bakylau/contracts';
import {
  commentOf,
  draftOf,
  missingCount,
  pointsOf,
  totalOf,
  withAnnotation,
  withComment,
  withoutAnnotation,
  withPoints,
} from './draft-marks';

const text = { kk: 'а', ru: 'а', en: 'a' };
const criterion = (id: string, points: number) => ({
  id,
  title: text,
  levels: [points, 0].map((value) => ({ points: value, title: text })),
});
const RUBRIC: RubricContent = { title: text, criteria: [criterion('logic', 10), criterion('terms', 5)] };
const detail = (over: Partial<ScriptDetail> = {}) =>
  ({ items: [{ itemId: 'a' }, { itemId: 'b' }], ownRevisions: [], ...over }) as unknown as ScriptDetail;

describe('draft marks', () => {
  it('begin empty and count what is missing', () => {
    const draft = draftOf(detail());
    expect(missingCount(RUBRIC, draft)).toBe(4);
    expect(missingCount(RUBRIC, withPoints(draft, 'a', 'logic', 0))).toBe(3);
    expect(totalOf(RUBRIC, draft['a'])).toEqual({ points: 0, max: 15 });
  });

  it('begin with the newest saved marks', () => {
    const item = {
      itemId: 'b',
      criteria: [{ criterionId: 'terms', points: 2.5, comment: 'vague' }],
      annotations: [],
    };
    const draft = draftOf(detail({ ownRevisions: [{ items: [item] }, { items: [] }] } as never));
    expect(pointsOf(draft, 'b', 'terms')).toBe(2.5);
    expect(commentOf(draft, 'b', 'terms')).toBe('vague');
    expect(draft['a']?.criteria).toEqual([]);
  });

  it('keep the comment when points change, and lose both when points are taken back', () => {
    const marked = withComment(withPoints(draftOf(detail()), 'a', 'logic', 4), 'a', 'logic', 'good');
    expect(commentOf(withPoints(marked, 'a', 'logic', 6), 'a', 'logic')).toBe('good');
    expect(withPoints(marked, 'a', 'logic', null)['a']?.criteria).toEqual([]);
  });

  it('take remarks and let them go', () => {
    const remark = { kind: 'text', id: 'r', from: 0, to: 3, quote: 'abc', comment: 'why?' } as const;
    const remarked = withAnnotation(draftOf(detail()), 'a', remark);
    expect(remarked['a']?.annotations).toEqual([remark]);
    expect(withoutAnnotation(remarked, 'a', 'r')['a']?.annotations).toEqual([]);
  });
});
