import {
  type BankItemContent,
  DEFAULT_ORAL_POLICY,
  type ExamFormat,
  type ExamSetup,
  examSetupSchema,
  itemBankDetailSchema,
  resultListSchema,
  statementDetailSchema,
} from '@bakylau/contracts';
import { addBankItem } from '@bakylau/item-banks';
import { Exam } from '@bakylau/persistence';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene, optionOf } from './exam-scene';
import { tickets } from './oral-scene';

jest.setTimeout(60_000);

const GROUP = 'ЖЖ-25-2';
const HOUR_MS = 3_600_000;
const inAllLanguages = (words: string) => ({ kk: words, ru: words, en: words });
const within = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** The second option is right. */
function question(number: number): BankItemContent {
  const options = ['12 %', '16 %', '20 %'].map((words, i) => ({ id: `o${i}`, text: { ru: words } }));
  const head = { pictures: [], outcome: '', name: '', tags: [], parts: [], topic: '', difficulty: null };
  const key = { kind: 'single_choice' as const, optionId: 'o1' };
  return { ...head, kind: 'single_choice', prompt: { ru: `Ставка ${number}?` }, options, key };
}

/** Exams that are made here, each from the empty draft on. */
describe('a new exam', () => {
  let world: ApiWorld;
  let registrar: ApiCaller;
  let examiner: ApiCaller;
  let reviewer: ApiCaller;
  let proctor: ApiCaller;
  let candidate: ApiCaller;

  beforeAll(async () => {
    world = await ApiWorld.start();
    [registrar, examiner, reviewer, proctor] = await Promise.all([
      world.signIn('registrar'),
      world.signIn('examiner'),
      world.signIn('examiner'),
      world.signIn('proctor'),
    ]);
    candidate = await world.signIn(await world.person({ roles: ['candidate'], groupName: GROUP }));
  });
  afterAll(() => world.close());

  const make = async (format: ExamFormat): Promise<ExamSetup> => {
    const policy = { camera: true, microphone: true, screen: true };
    const exam = {
      ...{ title: inAllLanguages(`New: ${format}`), format, durationMinutes: 45 },
      ...{ opensAt: within(-1), closesAt: within(4) },
      policy: { ...policy, notesAllowed: false, calculatorAllowed: true },
      ...{ groupNames: [GROUP], examinerIds: [examiner.user.id], proctorIds: [proctor.user.id] },
    };
    return examSetupSchema.parse((await registrar.post('/api/exams', exam).expect(200)).body);
  };
  const publish = async (examId: string): Promise<ExamSetup> =>
    examSetupSchema.parse((await registrar.post(`/api/exams/${examId}/publish`).expect(200)).body);

  /** A bank of approved questions. @returns its id */
  async function fillBank(count: number): Promise<string> {
    const { body } = await examiner.post('/api/item-banks', { title: inAllLanguages('Taxes') }).expect(200);
    const { id: bankId } = itemBankDetailSchema.parse(body);
    const path = `/api/item-banks/${bankId}`;
    await examiner.put(`${path}/members`, { login: reviewer.user.login, role: 'reviewer' }).expect(200);
    const { manager } = world.database.dataSource;
    const items: { id: string; version: number }[] = [];
    for (let number = 1; number <= count; number++) {
      const id = await addBankItem(
        bankId,
        { authorId: examiner.user.id, content: question(number) },
        manager,
      );
      items.push({ id, version: 1 });
    }
    await examiner.post(`${path}/reviews`, { act: 'submit', comment: '', items }).expect(200);
    await reviewer.post(`${path}/reviews`, { act: 'approve', comment: '', items }).expect(200);
    return bankId;
  }

  it('goes from its draft over a bank, a sitting and a confirmed mark to the statement', async () => {
    const { id: examId, missing } = await make('test');
    expect(missing).toEqual(['items']);
    const rules = [{ topic: null, difficulty: null, count: 4, points: 1 }];
    const sections = [{ title: inAllLanguages('I'), rules }];
    const plan = { bankId: await fillBank(6), languages: ['ru'], sections };
    await examiner.put(`/api/exams/${examId}/blueprint`, plan).expect(200);
    expect(await publish(examId)).toMatchObject({ itemCount: 4, candidates: 1, missing: [] });

    const exam = await world.database.dataSource.getRepository(Exam).findOneByOrFail({ id: examId });
    const scene = ExamScene.of(world, exam, { candidate, proctor, examiner });
    const attempt = await scene.startAttempt();
    expect(attempt.items).toHaveLength(4);
    // Three of four are right.
    for (const [place, item] of attempt.items.entries()) {
      const optionId = optionOf(item, place === 0 ? '20 %' : '16 %');
      const answer = { value: { kind: 'single_choice', optionId }, clientRevision: 1 };
      await candidate.put(`/api/attempts/${attempt.id}/answers/${item.id}`, answer).expect(200);
    }
    await candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
    await scene.finalise(attempt.sessionId);
    const decision = { outcome: 'clear', reason: 'All in order.' };
    await proctor.put(`/api/sessions/${attempt.sessionId}/decision`, decision).expect(200);
    const { results } = resultListSchema.parse(
      (await examiner.get(`/api/results?examId=${examId}`).expect(200)).body,
    );
    expect(results).toMatchObject([{ state: 'verified', mark: 75 }]);
    await examiner
      .post(`/api/results/${results[0]?.id}/confirm`, { mark: 75, reason: 'Marked by the key.' })
      .expect(200);
    const made = await registrar.post(`/api/exams/${examId}/statements`, { groupName: GROUP }).expect(200);
    expect(statementDetailSchema.parse(made.body)).toMatchObject({
      confirmed: 1,
      lines: [{ displayName: candidate.user.displayName, state: 'confirmed', examMark: 75 }],
    });
  });

  it('is filled by its format: questions in words, a case with its parts, tickets', async () => {
    const task = { answerBy: ['text'], wordsAtLeast: null, wordsAtMost: 300, filesAtMost: 0 };
    const html = inAllLanguages('<p>Why?</p>');
    const questions = [{ html, guidance: null, points: 20, task }];
    const part = { title: inAllLanguages('Facts'), html, afterMinutes: 10, fileIds: [] };
    const contents = [
      ['written', 'questions', { questions, materials: [] }],
      ['case', 'questions', { questions, materials: [part] }],
      ['oral', 'tickets', { policy: { ...DEFAULT_ORAL_POLICY, examinersAtLeast: 1 }, tickets: tickets(2) }],
    ] as const;
    for (const [format, path, body] of contents) {
      const { id, missing } = await make(format);
      expect([format, missing]).toEqual([format, ['items']]);
      await examiner.put(`/api/exams/${id}/${path}`, body).expect(200);
      const published = await publish(id);
      expect([format, published.itemCount]).toEqual([format, format === 'oral' ? 2 : 1]);
      await candidate.post('/api/attempts', { examId: id }).expect(200);
    }
  });

  it('keeps an oral exam a draft until its panel is whole, and its duration to its tickets', async () => {
    const { id } = await make('oral');
    const policy = { ...DEFAULT_ORAL_POLICY, examinersAtLeast: 2, examinersAtMost: 3 };
    await examiner.put(`/api/exams/${id}/tickets`, { policy, tickets: tickets(2) }).expect(200);
    const refused = await registrar.post(`/api/exams/${id}/publish`).expect(409);
    expect(refused.body.details).toMatchObject([{ path: 'panel' }]);
    const longer = await registrar.patch(`/api/exams/${id}`, { durationMinutes: 90 }).expect(400);
    expect(longer.body.details).toMatchObject([{ path: 'durationMinutes' }]);
    const staff = { examinerIds: [examiner.user.id, reviewer.user.id], proctorIds: [proctor.user.id] };
    await registrar.put(`/api/exams/${id}/staff`, staff).expect(200);
    expect((await publish(id)).publishedAt).not.toBeNull();
  });
});
