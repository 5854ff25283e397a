import { DEFAULT_ORAL_POLICY, type FollowUp, type Oral, type OralDetail } from '@bakylau/contracts';
import {
  type Attempt,
  Exam,
  ExamResult,
  ExamSession,
  FollowUpQuestion,
  MarkingScript,
  OralAttempt,
  ScriptMarking,
  User,
} from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { listParts, type MarkerPart, nextPlace, submittedRevision } from '../marking/script-parts';
import { preparationEndOf, ticketDrawView } from './oral.view';

type Started = OralAttempt & { attempt: Attempt };

/** What the views of some orals are made of. */
interface OralRows {
  script: MarkingScript;
  session: ExamSession;
  candidateName: string;
  parts: MarkerPart[];
  examinerName: (id: string) => string;
  confirmed: boolean;
}

/** Who reads, and when the reading began: of two answers, the one that began later knows more. */
interface OralReading {
  userId: string;
  serverNow: string;
}

function readingOf(userId: string): OralReading {
  return { userId, serverNow: new Date().toISOString() };
}

/** Oral exams as their panel sees them. The caller has checked who may see them. */
@Injectable()
export class OralReader {
  constructor(private readonly dataSource: DataSource) {}

  /** By the start. */
  async list(exam: Exam, userId: string): Promise<Oral[]> {
    const to = readingOf(userId);
    const orals = await this.find({ examId: exam.id });
    const rowsOf = await this.rows(orals);
    return orals.map((oral) => oralView(oral, exam, rowsOf(oral), to));
  }

  async detail(attemptId: string, userId: string): Promise<OralDetail> {
    const { manager } = this.dataSource;
    const to = readingOf(userId);
    const [oral] = await this.find({ attemptId });
    if (!oral) throw new Error(`Attempt ${attemptId} is no oral one`);
    const exam = await manager.findOneByOrFail(Exam, { id: oral.examId });
    const rows = (await this.rows([oral]))(oral);
    return {
      ...oralView(oral, exam, rows, to),
      policy: exam.oralPolicy ?? DEFAULT_ORAL_POLICY,
      scriptId: rows.script.id,
      draw: ticketDrawView(oral),
      followUps: await this.followUps(attemptId),
    };
  }

  private async find(where: { examId: string } | { attemptId: string }): Promise<Started[]> {
    const orals = await this.dataSource.manager.find(OralAttempt, {
      where,
      relations: { attempt: true },
      order: { attempt: { startedAt: 'ASC' } },
    });
    return orals as Started[];
  }

  private async followUps(attemptId: string): Promise<FollowUp[]> {
    const asked = await this.dataSource.manager.find(FollowUpQuestion, {
      where: { attemptId },
      relations: { examiner: true },
      order: { atMs: 'ASC', id: 'ASC' },
    });
    return asked.map(({ id, examiner, text, atMs }) => ({
      ...{ id, text, atMs },
      examiner: examiner?.displayName ?? '',
    }));
  }

  private async rows(orals: readonly Started[]): Promise<(of: Started) => OralRows> {
    const { manager } = this.dataSource;
    const attemptId = In(orals.map((oral) => oral.attemptId));
    const [scripts, sessions, results] = await Promise.all([
      manager.findBy(MarkingScript, { attemptId }),
      manager.findBy(ExamSession, { attemptId }),
      manager.findBy(ExamResult, { attemptId, state: 'confirmed' }),
    ]);
    const scriptIds = scripts.map(({ id }) => id);
    const seats = await manager.findBy(ScriptMarking, { scriptId: In(scriptIds) });
    const people = [...seats.map(({ markerId }) => markerId), ...orals.map(({ attempt }) => attempt.userId)];
    const [parts, users] = await Promise.all([
      listParts(scriptIds, manager),
      manager.findBy(User, { id: In(people) }),
    ]);
    const nameOf = (id: string) => users.find((user) => user.id === id)?.displayName ?? '';
    return (oral) => {
      const script = scripts.find((one) => one.attemptId === oral.attemptId);
      const session = sessions.find((one) => one.attemptId === oral.attemptId);
      if (!script || !session) throw new Error(`Attempt ${oral.attemptId} has no work or no session`);
      const candidateName = nameOf(oral.attempt.userId);
      return {
        ...{ script, session, candidateName, parts: parts.get(script.id) ?? [], examinerName: nameOf },
        confirmed: results.some((one) => one.attemptId === oral.attemptId),
      };
    };
  }
}

function oralView(oral: Started, exam: Exam, rows: OralRows, { userId, serverNow }: OralReading): Oral {
  const { attemptId, examId, state, ticket } = oral;
  const { script, session, candidateName, parts, examinerName, confirmed } = rows;
  const instant = (at: Date | null) => at?.toISOString() ?? null;
  const clockStands = session.state === 'paused' || session.state === 'scanning';
  const isSeated = parts.some(({ marking }) => marking.markerId === userId);
  return {
    ...{ attemptId, examId, state, ticket, candidateName, mark: script.mark, confirmed },
    sessionId: session.id,
    examTitle: exam.title,
    clockStands,
    preparationEndsAt: clockStands ? null : instant(preparationEndOf(oral, exam, oral.attempt)),
    readyAt: instant(oral.readyAt),
    answeringAt: instant(oral.answeringAt),
    answerEndsAt: oral.answeringAt && !clockStands ? instant(oral.attempt.deadlineAt) : null,
    finishedAt: instant(oral.finishedAt),
    seats: parts.map((part) => ({
      place: part.marking.place,
      examiner: examinerName(part.marking.markerId),
      mine: part.marking.markerId === userId,
      marked: submittedRevision(part) !== null,
    })),
    maySit: !isSeated && nextPlace(script, script.policy, parts.length) !== null,
    serverNow,
  };
}
