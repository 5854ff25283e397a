import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Attempt as AttemptView,
  type ItemKey,
  type ItemView,
  type LocalizedText,
} from '@bakylau/contracts';
import {
  Exam,
  type ExamItem,
  ExamResult,
  ExamSession,
  FaceEnrolment,
  SessionChainService,
  type User,
} from '@bakylau/persistence';
import { ObjectStore } from '@bakylau/storage';
import { DeadlineSweeper } from '../../apps/api/src/attempts/deadline.sweeper';
import { type ApiCaller, type ApiWorld } from './api-world';

const FIXTURES = join(__dirname, '../fixtures');
export const fixture = (path: string): Buffer => readFileSync(join(FIXTURES, path));

const text = (words: string): LocalizedText => ({ kk: words, ru: words, en: words });

const KEYS: readonly ItemKey[] = [
  { kind: 'single_choice', optionId: 'b' },
  { kind: 'multiple_choice', optionIds: ['a', 'c'] },
  { kind: 'short_answer', accepted: ['Учёт'] },
  { kind: 'numeric', value: 2.5, tolerance: 0.1 },
];

export const DEVICES = {
  browser: { name: 'Chromium', version: '140', supported: true },
  camera: { label: 'Fake camera', width: 640, height: 480 },
  microphone: { label: 'Fake microphone', peakDbfs: -12 },
  screen: { surface: 'monitor', width: 1280, height: 720 },
  uploadKbps: 900,
};

/** An open exam with one item of each kind (1, 2, 3 and 4 points), its staff and one candidate. */
export class ExamScene {
  private constructor(
    readonly world: ApiWorld,
    readonly exam: Exam,
    readonly items: ExamItem[],
    readonly candidate: ApiCaller,
    readonly proctor: ApiCaller,
    readonly examiner: ApiCaller,
  ) {}

  static async set(world: ApiWorld, columns: Partial<Exam> = {}): Promise<ExamScene> {
    const { factory } = world;
    const exam = await factory.exam(columns);
    const items: ExamItem[] = [];
    for (const [i, key] of KEYS.entries()) {
      const options = key.kind.endsWith('choice')
        ? ['a', 'b', 'c'].map((id) => ({ id, text: text(id) }))
        : [];
      items.push(
        await factory.item({ examId: exam.id, position: i + 1, kind: key.kind, key, options, points: i + 1 }),
      );
    }
    const [candidate, proctor, examiner] = await Promise.all([
      world.signIn('candidate'),
      world.signIn('proctor'),
      world.signIn('examiner'),
    ]);
    await factory.enrolment({ examId: exam.id, userId: candidate.user.id });
    await factory.staff({ examId: exam.id, userId: proctor.user.id, role: 'proctor' });
    await factory.staff({ examId: exam.id, userId: examiner.user.id, role: 'examiner' });
    return new ExamScene(world, exam, items, candidate, proctor, examiner);
  }

  /** An exam that is there already, with its people. */
  static of(
    world: ApiWorld,
    exam: Exam,
    { candidate, proctor, examiner }: Record<'candidate' | 'proctor' | 'examiner', ApiCaller>,
  ): ExamScene {
    return new ExamScene(world, exam, [], candidate, proctor, examiner);
  }

  item(position: 1 | 2 | 3 | 4): ExamItem {
    const item = this.items[position - 1];
    if (!item) throw new Error(`There is no item ${position}`);
    return item;
  }

  async createAttempt(candidate: ApiCaller = this.candidate): Promise<AttemptView> {
    const { body } = await candidate.post('/api/attempts', { examId: this.exam.id }).expect(200);
    return body as AttemptView;
  }

  /** Device check and notice, over the API. */
  async checkIn(attemptId: string, candidate: ApiCaller = this.candidate): Promise<void> {
    await candidate.put(`/api/attempts/${attemptId}/device-check`, DEVICES).expect(200);
    await candidate
      .put(`/api/attempts/${attemptId}/notice`, { noticeVersion: 1, accepted: true })
      .expect(200);
  }

  /** The exam closes on whoever has not started, and a decision opens it again for the candidate. */
  async closeAndReopen(): Promise<void> {
    const exams = this.world.database.dataSource.getRepository(Exam);
    await exams.update({ id: this.exam.id }, { closesAt: new Date(Date.now() - 1000) });
    await this.world.app.get(DeadlineSweeper).sweep();
    const registrar = await this.world.signIn('registrar');
    const opensUntil = new Date(Date.now() + 3_600_000).toISOString();
    await registrar
      .post(`/api/exams/${this.exam.id}/admissions/${this.candidate.user.id}/decisions`, {
        ...{ kind: 'reopen', reason: 'The network of the whole city', opensUntil },
      })
      .expect(200);
  }

  /** What the gateway does when media arrives. */
  async connectMedia(sessionId: string, sources: ExamSession['liveSources']): Promise<void> {
    const sessions = this.world.database.dataSource.getRepository(ExamSession);
    await sessions.update({ id: sessionId }, { liveSources: sources, epoch: new Date(), run: 1 });
  }

  /** A running attempt; the check-in is taken for done. */
  async startAttempt(candidate: ApiCaller = this.candidate): Promise<AttemptView> {
    const { id, sessionId } = await this.createAttempt(candidate);
    await this.world.database.dataSource
      .getRepository(ExamSession)
      .update({ id: sessionId }, { state: 'waiting' });
    await this.connectMedia(sessionId, ['camera', 'microphone', 'screen']);
    const { body } = await candidate.post(`/api/attempts/${id}/start`).expect(200);
    return body as AttemptView;
  }

  save(
    attemptId: string,
    itemId: string,
    value: object,
    clientRevision: number,
  ): ReturnType<ApiCaller['put']> {
    return this.candidate.put(`/api/attempts/${attemptId}/answers/${itemId}`, { value, clientRevision });
  }

  /** An attempt that is handed in, with its recording closed as the gateway does it. */
  async submitAttempt(candidate: ApiCaller = this.candidate): Promise<AttemptView> {
    const attempt = await this.startAttempt(candidate);
    await candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
    await this.finalise(attempt.sessionId);
    return attempt;
  }

  /** What the gateway does at the end: signs the chain, writes the manifest, hands over to review. */
  async finalise(sessionId: string): Promise<void> {
    const chain = this.world.app.get(SessionChainService);
    await chain.signHead(sessionId, { final: true });
    await chain.exportManifest(sessionId);
    const sessions = this.world.database.dataSource.getRepository(ExamSession);
    await sessions.update(
      { id: sessionId },
      { state: 'under_review', finalisedAt: new Date(), liveSources: [] },
    );
  }

  /** The proctor finds nothing, and the examiner confirms. @returns the id of the result */
  async confirm(attempt: Pick<AttemptView, 'id' | 'sessionId'>, mark: number): Promise<string> {
    const decision = { outcome: 'clear', reason: 'All in order.' };
    await this.proctor.put(`/api/sessions/${attempt.sessionId}/decision`, decision).expect(200);
    const results = this.world.database.dataSource.getRepository(ExamResult);
    const { id } = await results.findOneByOrFail({ attemptId: attempt.id });
    const confirmation = { mark, reason: 'Marked by the key.' };
    await this.examiner.post(`/api/results/${id}/confirm`, confirmation).expect(200);
    return id;
  }

  /** Enrols a photo without a descriptor, as an import does. */
  async enrolPhoto(user: User, photo: Buffer): Promise<void> {
    const photoKey = `people/${user.id}/enrolled.jpg`;
    await this.world.app.get(ObjectStore).put(photoKey, photo, 'image/jpeg');
    await this.world.database.dataSource.getRepository(FaceEnrolment).insert({ userId: user.id, photoKey });
  }
}

/** The option that says so, as a candidate chooses it; in Russian. */
export const optionOf = ({ options }: ItemView, words: string): string =>
  options.find(({ text: { ru } }) => ru === words)!.id;

export const option = (optionId: string | null) => ({ kind: 'single_choice', optionId });
