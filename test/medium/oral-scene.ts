import {
  type Attempt as AttemptView,
  attemptSchema,
  DEFAULT_ORAL_POLICY,
  type OralDetail,
  oralDetailSchema,
  type OralPolicy,
} from '@bakylau/contracts';
import { type Exam, ExamItem, OralAttempt } from '@bakylau/persistence';
import { ticketItems } from '../../apps/api/src/oral/exam-tickets.service';
import { type ApiCaller, type ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const text = (words: string) => ({ kk: words, ru: words, en: words });
const CRITERIA = ['knowledge', 'terminology', 'explanation', 'analysis', 'logic'];

/** So many tickets of two questions, of 40 and 60 points. */
export const tickets = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    questions: [40, 60].map((points, question) => ({
      prompt: text(`Ticket ${i + 1}, question ${question + 1}`),
      guidance: text('What should be said'),
      points,
    })),
  }));

/** An oral exam with its tickets, and as many examiners as wanted. */
export class OralScene {
  private constructor(
    readonly base: ExamScene,
    readonly examiners: readonly ApiCaller[],
  ) {}

  static async set(
    world: ApiWorld,
    { policy = {}, ticketCount = 3, examiners = 1 }: OralSceneOptions = {},
    columns: Partial<Exam> = {},
  ): Promise<OralScene> {
    const oralPolicy = { ...DEFAULT_ORAL_POLICY, ...policy };
    const base = await ExamScene.set(world, { format: 'oral', oralPolicy, ...columns });
    const { manager } = world.database.dataSource;
    await manager.delete(ExamItem, { examId: base.exam.id });
    if (ticketCount > 0) await manager.insert(ExamItem, ticketItems(base.exam.id, tickets(ticketCount)));
    const callers = [base.examiner];
    while (callers.length < examiners) {
      const caller = await world.signIn('examiner');
      await world.factory.staff({ examId: base.exam.id, userId: caller.user.id, role: 'examiner' });
      callers.push(caller);
    }
    return new OralScene(base, callers);
  }

  examiner(number: number): ApiCaller {
    const caller = this.examiners[number];
    if (!caller) throw new Error(`There is no examiner ${number}`);
    return caller;
  }

  async enrol(): Promise<ApiCaller> {
    const caller = await this.base.world.signIn('candidate');
    await this.base.world.factory.enrolment({ examId: this.base.exam.id, userId: caller.user.id });
    return caller;
  }

  async draw(attemptId: string, contribution: string, by = this.base.candidate): Promise<AttemptView> {
    const { body } = await by.post(`/api/attempts/${attemptId}/ticket`, { contribution }).expect(200);
    return attemptSchema.parse(body);
  }

  /** A ticket drawn, the rest of the preparation given up. */
  async prepare(by = this.base.candidate): Promise<AttemptView> {
    const { id } = await this.base.startAttempt(by);
    await this.draw(id, '7', by);
    const { body } = await by.post(`/api/attempts/${id}/ready`).expect(200);
    return attemptSchema.parse(body);
  }

  async act(
    attemptId: string,
    act: 'seat' | 'answer' | 'finish',
    by = this.examiner(0),
  ): Promise<OralDetail> {
    const { body } = await by.post(`/api/orals/${attemptId}/${act}`).expect(200);
    return oralDetailSchema.parse(body);
  }

  /** As if the ticket had been drawn so long before. */
  async drawnEarlier(attemptId: string, minutes: number): Promise<void> {
    const orals = this.base.world.database.dataSource.getRepository(OralAttempt);
    const { drawnAt } = await orals.findOneByOrFail({ attemptId });
    await orals.update({ attemptId }, { drawnAt: new Date((drawnAt?.getTime() ?? 0) - minutes * 60_000) });
  }

  /** The same points out of 20 for every criterion of the questions. */
  marks({ items }: AttemptView, points: number, submit = true, basedOn = 0) {
    const marked = items.map(({ id: itemId }) => ({
      itemId,
      criteria: CRITERIA.map((criterionId) => ({ criterionId, points, comment: '' })),
      annotations: [],
    }));
    return { basedOn, items: marked, submit };
  }
}

interface OralSceneOptions {
  policy?: Partial<OralPolicy>;
  ticketCount?: number;
  examiners?: number;
}
