import { examMarkingSchema, rubricListSchema, rubricSchema } from '@bakylau/contracts';
import { RubricVersion } from '@bakylau/persistence';
import { type ApiCaller, ApiWorld } from './api-world';
import { WrittenScene } from './written-scene';

const text = (words: string) => ({ kk: words, ru: words, en: words });
const RUBRIC = {
  name: 'essay',
  format: 'written',
  content: {
    title: text('Essay'),
    criteria: [
      {
        id: 'thought',
        title: text('Thought'),
        levels: [10, 5, 0].map((points) => ({ points, title: text(`${points}`) })),
      },
    ],
  },
};

describe('rubrics', () => {
  let world: ApiWorld;
  let author: ApiCaller;
  let scene: WrittenScene;

  beforeAll(async () => {
    world = await ApiWorld.start();
    scene = await WrittenScene.set(world);
    author = scene.base.examiner;
  });
  afterAll(() => world.close());

  const create = async () => rubricSchema.parse((await author.post('/api/rubrics', RUBRIC).expect(200)).body);
  const bind = (rubricId: string | null) =>
    author.put(`/api/exams/${scene.base.exam.id}/marking`, {
      rubricId,
      policy: { markers: 2, tieBreakOver: 15, resolution: 'closest_two' },
    });

  it('come with the criteria of the rules for three formats', async () => {
    const { rubrics } = rubricListSchema.parse((await author.get('/api/rubrics').expect(200)).body);
    expect(rubrics.slice(0, 3).map(({ format, content }) => [format, content.criteria.length])).toEqual([
      ['written', 5],
      ['case', 5],
      ['oral', 5],
    ]);
  });

  it('are approved by another person before an exam is marked by them', async () => {
    const { id, version } = await create();
    expect((await bind(id)).body.code).toBe('rubric_not_approved');
    expect((await author.post(`/api/rubrics/${id}/approval`)).body.code).toBe('own_rubric');
    const commission = await world.signIn('examiner');
    const approved = await commission.post(`/api/rubrics/${id}/approval`).expect(200);
    expect(approved.body).toMatchObject({ state: 'approved', approvedBy: commission.user.displayName });
    expect((await commission.post(`/api/rubrics/${id}/approval`)).body.code).toBe('conflict');
    expect(examMarkingSchema.parse((await bind(id).expect(200)).body)).toMatchObject({
      rubricId: id,
      policy: { markers: 2 },
    });
    expect((await create()).version).toBe(version + 1);
    await expect(
      world.database.dataSource.manager.update(RubricVersion, { id: id ?? '' }, { version: 9 }),
    ).rejects.toThrow('never change');

    await scene.handIn(['<p>One</p>', '<p>Two</p>']);
    expect((await bind(null)).body.code).toBe('exam_not_editable');
    const [script] = (await author.get(`/api/exams/${scene.base.exam.id}/scripts`).expect(200)).body.scripts;
    const detail = await author.get(`/api/scripts/${script.id}`).expect(200);
    expect(detail.body).toMatchObject({ rubric: RUBRIC.content, policy: { markers: 2, tieBreakOver: 15 } });
  });

  it('refuse steps that do not fall, and names of the service', async () => {
    const [criterion] = RUBRIC.content.criteria;
    const rising = { ...criterion, levels: criterion?.levels.toReversed() };
    const content = { ...RUBRIC.content, criteria: [rising] };
    await author.post('/api/rubrics', { ...RUBRIC, content }).expect(400);
    await author.post('/api/rubrics', { ...RUBRIC, name: 'default-written' }).expect(400);
  });
});
