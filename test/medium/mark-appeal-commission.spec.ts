import {
  defaultReviewPolicy,
  examSetupSchema,
  type MarkAppealDetail,
  markAppealDetailSchema,
  ownMarkAppealSchema,
} from '@bakylau/contracts';
import { ExamResult, ExamStaff, MarkAppeal, SessionChainService } from '@bakylau/persistence';
import { type ApiCaller, ApiWorld } from './api-world';
import { type ExamScene } from './exam-scene';
import { readPdf, wordsOf } from './pdf-reading';
import { WrittenScene } from './written-scene';

jest.setTimeout(60_000);

describe('a commission of two on an appeal against marks', () => {
  let world: ApiWorld;
  let base: ExamScene;
  let member: ApiCaller;
  let second: ApiCaller;
  let attemptId: string;
  let sessionId: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());

  const rows = () => world.database.dataSource.manager;
  const decide = (id: string, body: object, by: ApiCaller = member) =>
    by.put(`/api/mark-appeals/${id}/decision`, { reason: 'Looked at again.', ...body });
  const save = (id: string, body: object, by: ApiCaller = member) =>
    by.put(`/api/mark-appeals/${id}/marks`, body);
  const detail = async (id: string, by: ApiCaller = member): Promise<MarkAppealDetail> =>
    markAppealDetailSchema.parse((await by.get(`/api/mark-appeals/${id}`).expect(200)).body);
  const own = async () =>
    ownMarkAppealSchema.parse(
      (await base.candidate.get(`/api/attempts/${attemptId}/mark-appeal`).expect(200)).body,
    );

  async function addExaminer(): Promise<ApiCaller> {
    const caller = await world.signIn('examiner');
    await world.factory.staff({ examId: base.exam.id, userId: caller.user.id, role: 'examiner' });
    return caller;
  }

  /** Written work confirmed with 60 of 100 and appealed, and two members who had no part in it. */
  async function appealed(): Promise<{ scene: WrittenScene; id: string }> {
    const reviewPolicy = { ...defaultReviewPolicy('written'), appealCommissionSize: 2 };
    const scene = await WrittenScene.set(world, { reviewPolicy });
    ({ base } = scene);
    ({ id: attemptId, sessionId } = await scene.handIn(['<p>One</p>', '<p>Two</p>']));
    const { body } = await base.examiner.get(`/api/exams/${base.exam.id}/scripts`).expect(200);
    const [{ id: scriptId }] = body.scripts as [{ id: string }];
    await scene.claim(scriptId, base.examiner);
    await base.examiner.put(`/api/scripts/${scriptId}/marking`, scene.marks(12)).expect(200);
    await base.confirm({ id: attemptId, sessionId }, 60);
    member = await addExaminer();
    second = await addExaminer();
    const text = 'My second answer says all of it.';
    await base.candidate.post(`/api/attempts/${attemptId}/mark-appeal`, { text }).expect(200);
    return { scene, id: (await rows().findOneByOrFail(MarkAppeal, { attemptId })).id };
  }

  it('is open until both are for the same mark, and names who is to be heard', async () => {
    const { id } = await appealed();
    expect((await detail(id)).commission).toEqual({
      size: 2,
      votes: [],
      waiting: [member, second].map(({ user }) => user.displayName).sort(),
    });
    await decide(id, { decision: 'total', mark: 70, reason: 'The formula is right.' }).expect(200);
    // A member who says it twice is still one.
    await decide(id, { decision: 'total', mark: 70, reason: 'The formula is right.' }).expect(200);
    const other = await decide(id, { decision: 'total', mark: 71 }, second).expect(200);
    expect(markAppealDetailSchema.parse(other.body)).toMatchObject({
      ...{ state: 'filed', mark: 60, decidedBy: [], decision: null, mayDecide: true },
      commission: {
        votes: [
          { memberName: member.user.displayName, isOwn: false, mark: 70, isCurrent: true },
          { memberName: second.user.displayName, isOwn: true, mark: 71, isCurrent: true },
        ],
        waiting: [],
      },
    });
    expect(await own()).toMatchObject({ appeal: { state: 'filed', decision: null } });
    const agreed = { decision: 'total', mark: 70, reason: 'The formula is right.' };
    await decide(id, agreed, second).expect(200);
    expect(await own()).toMatchObject({
      appeal: { decision: { reason: 'The formula is right.', raised: { after: { mark: 70 } } } },
    });
    expect(await rows().findOneByOrFail(ExamResult, { attemptId })).toMatchObject({
      state: 'confirmed',
      mark: 70,
    });
    const names = [member, second].map(({ user }) => user.displayName);
    expect((await detail(id)).decidedBy).toEqual(names);
    const entries = await world.app.get(SessionChainService).list(sessionId);
    expect(entries.filter(({ kind }) => kind === 'appeal').at(-1)?.payload).toMatchObject({
      state: 'raised',
      agreed: [member.user.id, second.user.id],
    });
    const { body } = await base.proctor
      .get(`/api/sessions/${sessionId}/protocol.pdf?locale=en`)
      .responseType('blob')
      .expect(200);
    expect(wordsOf(readPdf(body as Buffer))).toContain(`${names.join(', ')}: `);
  });

  it('tells whoever opens the appeal that too few could sit on it', async () => {
    const { id } = await appealed();
    const { user } = member;
    await rows().delete(ExamStaff, { examId: base.exam.id, userId: user.id });
    const few = { size: 2, votes: [], waiting: [second.user.displayName] };
    expect((await detail(id, second)).commission).toEqual(few);
    await rows().delete(ExamStaff, { examId: base.exam.id, userId: second.user.id });
    // The first marker reads it, and is no member.
    expect(await detail(id, base.examiner)).toMatchObject({
      ...{ state: 'filed', resultState: 'confirmed', mayDecide: false },
      commission: { size: 2, votes: [], waiting: [] },
    });
    const { body } = await (await world.signIn('registrar')).get(`/api/exams/${base.exam.id}`).expect(200);
    expect(examSetupSchema.parse(body).commissionLacks).toBe(2);
  });

  it('counts no word on marks that were saved again, and none of who left or has a part in the result', async () => {
    const { scene, id } = await appealed();
    await save(id, { basedOn: 0, items: scene.marks(14).items }).expect(200);
    await decide(id, { decision: 'criteria', revision: 1 }).expect(200);
    await save(id, { basedOn: 1, items: scene.marks(15).items }, second).expect(200);
    expect((await detail(id)).commission.votes).toMatchObject([{ revision: 1, isCurrent: false }]);
    expect((await decide(id, { decision: 'criteria', revision: 1 }, second)).body.code).toBe('conflict');
    await decide(id, { decision: 'upheld' }).expect(200);
    await rows().delete(ExamStaff, { examId: base.exam.id, userId: member.user.id });
    const left = await decide(id, { decision: 'upheld' }, second).expect(200);
    expect(markAppealDetailSchema.parse(left.body)).toMatchObject({
      state: 'filed',
      commission: { votes: [{ isCurrent: false }, { isCurrent: true }], waiting: [] },
    });
    const third = await addExaminer();
    await decide(id, { decision: 'upheld' }, third).expect(200);
    expect((await detail(id, third)).decidedBy).toEqual([second, third].map(({ user }) => user.displayName));
  });
});
