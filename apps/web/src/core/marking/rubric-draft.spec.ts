import { rubricContentSchema, type Rubric } from '@bakylau/contracts';
import { draftFrom, isComplete, withCriterion, withMost } from './rubric-draft';

const text = (words: string) => ({ kk: words, ru: words, en: words });
const RUBRIC: Rubric = {
  ...{ id: null, name: 'default-written', version: 1, format: 'written', state: 'approved' },
  ...{ createdBy: null, createdAt: null, approvedBy: null, approvedAt: null, mayApprove: false },
  content: {
    title: text('Essay'),
    criteria: [
      {
        id: 'logic',
        title: text('Logic'),
        levels: [20, 16, 12, 6, 0].map((points) => ({ points, title: text(`${points}`) })),
      },
    ],
  },
};

describe('rubric draft', () => {
  it('begins as a copy without a name of the service', () => {
    const draft = draftFrom(RUBRIC);
    expect(draft).toMatchObject({ name: '', title: RUBRIC.content.title });
    expect(isComplete(draft)).toBe(false);
    expect(isComplete({ ...draft, name: 'essay-2026' })).toBe(true);
  });

  it('scales the steps, and what it makes is taken by the service', () => {
    const [criterion] = RUBRIC.content.criteria;
    if (!criterion) throw new Error('The rubric has no criterion');
    expect(withMost(criterion, 10).levels.map(({ points }) => points)).toEqual([10, 8, 6, 3, 0]);
    for (const most of [0.5, 1, 2.5, 7, 100]) {
      const content = { ...RUBRIC.content, criteria: [withMost(criterion, most)] };
      expect(rubricContentSchema.safeParse(content).success).toBe(true);
    }
  });

  it('gives new criteria ids of their own and waits for their titles', () => {
    const draft = withCriterion(withCriterion({ ...draftFrom(RUBRIC), name: 'essay' }));
    expect(draft.criteria.map(({ id }) => id)).toEqual(['logic', 'criterion-1', 'criterion-2']);
    expect(isComplete(draft)).toBe(false);
  });
});
