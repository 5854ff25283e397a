import { type Attempt as AttemptView, type ScriptDetail, scriptDetailSchema } from '@bakylau/contracts';
import { CaseMaterialRecord, type Exam, ExamItem, newId } from '@bakylau/persistence';
import { type ApiCaller, type ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const text = (words: string) => ({ kk: words, ru: words, en: words });

/** A written exam with two questions of 30 and 70 points, the first of which takes files, and as many examiners as wanted. */
export class WrittenScene {
  private constructor(
    readonly base: ExamScene,
    readonly items: readonly [ExamItem, ExamItem],
    readonly examiners: readonly ApiCaller[],
  ) {}

  static async set(world: ApiWorld, columns: Partial<Exam> = {}, examiners = 1): Promise<WrittenScene> {
    const base = await ExamScene.set(world, { format: 'written', ...columns });
    const { factory, database } = world;
    await database.dataSource.manager.delete(ExamItem, { examId: base.exam.id });
    const item = (position: number, points: number, filesAtMost: number) =>
      factory.item({
        ...{ examId: base.exam.id, position, points, kind: 'written', options: [] },
        prompt: text(`Explain matter ${position} in your own words`),
        key: { kind: 'written', guidance: text('What should be said') },
        writtenTask: { wordsAtMost: 300, filesAtMost },
      });
    const items = [await item(1, 30, 2), await item(2, 70, 0)] as const;
    const callers = [base.examiner];
    while (callers.length < examiners) {
      const caller = await world.signIn('examiner');
      await factory.staff({ examId: base.exam.id, userId: caller.user.id, role: 'examiner' });
      callers.push(caller);
    }
    return new WrittenScene(base, items, callers);
  }

  examiner(number: number): ApiCaller {
    const caller = this.examiners[number];
    if (!caller) throw new Error(`There is no examiner ${number}`);
    return caller;
  }

  async addMaterial(position: number, afterMinutes: number): Promise<void> {
    const html = text(`<p>Part ${position}</p>`);
    const row = { id: newId(), examId: this.base.exam.id, position, title: text('Part'), html, afterMinutes };
    await this.base.world.database.dataSource.manager.insert(CaseMaterialRecord, row);
  }

  /** Another candidate of the exam. */
  async enrol(): Promise<ApiCaller> {
    const caller = await this.base.world.signIn('candidate');
    await this.base.world.factory.enrolment({ examId: this.base.exam.id, userId: caller.user.id });
    return caller;
  }

  async write(
    attempt: AttemptView,
    itemId: string,
    html: string,
    by: ApiCaller = this.base.candidate,
    clientRevision = 1,
  ): Promise<void> {
    const body = { value: { kind: 'written', html }, clientRevision };
    await by.put(`/api/attempts/${attempt.id}/answers/${itemId}`, body).expect(200);
  }

  /** Handed in with one answer to each question. */
  async handIn(
    answers: readonly [string, string],
    by: ApiCaller = this.base.candidate,
  ): Promise<AttemptView> {
    const attempt = await this.base.startAttempt(by);
    for (const [i, item] of this.items.entries()) await this.write(attempt, item.id, answers[i] ?? '', by);
    await by.post(`/api/attempts/${attempt.id}/submit`).expect(200);
    await this.base.finalise(attempt.sessionId);
    return attempt;
  }

  async claim(scriptId: string, by: ApiCaller): Promise<ScriptDetail> {
    const { body } = await by.post(`/api/scripts/${scriptId}/claim`).expect(200);
    return scriptDetailSchema.parse(body);
  }

  /** The same points out of 20 for every criterion of both questions. */
  marks(points: number, basedOn = 0, submit = true) {
    const criteria = ['knowledge', 'terminology', 'explanation', 'analysis', 'logic'];
    const items = this.items.map(({ id: itemId }) => ({
      itemId,
      criteria: criteria.map((criterionId) => ({ criterionId, points, comment: '' })),
      annotations: [],
    }));
    return { basedOn, items, submit };
  }
}
