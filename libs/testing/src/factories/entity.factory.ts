import { INCIDENT_CAUSES, type ItemKey } from '@bakylau/contracts';
import {
  Attempt,
  CheckIn,
  Exam,
  ExamEnrolment,
  ExamItem,
  ExamSession,
  ExamStaff,
  FaceEnrolment,
  IncidentRecord,
  newId,
  User,
} from '@bakylau/persistence';
import { type DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { explanationCard } from './explanation-card.factory';

const HOUR_MS = 3_600_000;

/**
 * Rows for tests. Every method makes what its row refers to unless the caller names it; any column can be set.
 * People get the password hash of nothing: tests that sign in make people over the API or set `passwordHash`.
 */
export class EntityFactory {
  private count = 0;

  constructor(private readonly dataSource: DataSource) {}

  user(columns: Partial<User> = {}): Promise<User> {
    const number = ++this.count;
    return this.save(User, {
      login: `person${number}-${newId().slice(-6)}`,
      displayName: `Person ${number}`,
      studentNumber: null,
      roles: ['candidate'],
      locale: 'kk',
      passwordHash: 'no password',
      ...columns,
    });
  }

  faceEnrolment(columns: Partial<FaceEnrolment> & { userId: string }): Promise<FaceEnrolment> {
    return this.save(FaceEnrolment, {
      photoKey: `people/${columns.userId}/enrolled.jpg`,
      descriptor: Array.from({ length: 128 }, (_, i) => Math.sin(i) / 12),
      modelSha256: 'b'.repeat(64),
      ...columns,
    });
  }

  /** An exam of the format `test`, open since an hour and for another one. */
  exam(columns: Partial<Exam> = {}): Promise<Exam> {
    const number = ++this.count;
    return this.save(Exam, {
      title: { kk: `Емтихан ${number}`, ru: `Экзамен ${number}`, en: `Exam ${number}` },
      format: 'test',
      opensAt: new Date(Date.now() - HOUR_MS),
      closesAt: new Date(Date.now() + HOUR_MS),
      durationMinutes: 30,
      policy: {
        version: 1,
        camera: true,
        microphone: true,
        screen: true,
        notesAllowed: false,
        calculatorAllowed: false,
      },
      ...columns,
    });
  }

  /** A single-choice item with the options a to d, of which a is right. */
  item(columns: Partial<ExamItem> & { examId: string }): Promise<ExamItem> {
    const text = (of: string) => ({ kk: of, ru: of, en: of });
    const key: ItemKey = { kind: 'single_choice', optionId: 'a' };
    return this.save(ExamItem, {
      position: ++this.count,
      kind: 'single_choice',
      prompt: text('?'),
      options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: text(id) })),
      parts: [],
      key,
      points: 1,
      ...columns,
    });
  }

  async enrolment(columns: Partial<ExamEnrolment> = {}): Promise<ExamEnrolment> {
    return this.save(ExamEnrolment, {
      ...columns,
      examId: columns.examId ?? (await this.exam()).id,
      userId: columns.userId ?? (await this.user()).id,
    });
  }

  staff(columns: Partial<ExamStaff> & { examId: string; userId: string }): Promise<ExamStaff> {
    return this.save(ExamStaff, { role: 'proctor', ...columns });
  }

  async attempt(columns: Partial<Attempt> = {}): Promise<Attempt> {
    return this.save(Attempt, {
      ...columns,
      examId: columns.examId ?? (await this.exam()).id,
      userId: columns.userId ?? (await this.user()).id,
    });
  }

  async session(columns: Partial<ExamSession> = {}): Promise<ExamSession> {
    return this.save(ExamSession, {
      state: 'checking_in',
      ...columns,
      attemptId: columns.attemptId ?? (await this.attempt()).id,
    });
  }

  checkIn(columns: Partial<CheckIn> & { sessionId: string }): Promise<CheckIn> {
    return this.save(CheckIn, columns);
  }

  /** A pending incident of `face.absent`, from second 10 to second 14. */
  incident(columns: Partial<IncidentRecord> & { sessionId: string }): Promise<IncidentRecord> {
    const rule = columns.rule ?? 'face.absent';
    return this.save(IncidentRecord, {
      ledger: INCIDENT_CAUSES[rule],
      rule,
      severity: 'attention',
      startedAtMs: 10_000,
      endedAtMs: 14_000,
      startedAt: new Date(),
      card: explanationCard(rule),
      ...columns,
    });
  }

  private async save<T extends ObjectLiteral>(entity: EntityTarget<T>, columns: Partial<T>): Promise<T> {
    const repository = this.dataSource.getRepository(entity);
    return repository.save(Object.assign(repository.create(), columns));
  }
}
