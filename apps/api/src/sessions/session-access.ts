import { hasPermission, type Permission } from '@bakylau/contracts';
import { Attempt, ExamSession, ExamStaff } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A session with the ids that its attempt gives it. */
export type VisibleSession = Pick<
  ExamSession,
  'id' | 'state' | 'epoch' | 'run' | 'finalisedAt' | 'attemptId'
> & {
  examId: string;
  candidateId: string;
};

/**
 * Which sessions a member of staff may touch: administrators all, proctors those of exams that they are assigned to. A
 * session that is not theirs looks like one that is not there, and so does everybody's own: nobody watches, pauses, reviews or
 * decides in an exam that they sit.
 */
@Injectable()
export class SessionAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws AppError forbidden when no role carries the permission, not_found when the session is not theirs */
  async get(principal: Principal, permission: Permission, sessionId: string): Promise<VisibleSession> {
    authorize(principal, permission);
    const session = await this.dataSource.manager.findOne(ExamSession, {
      where: { id: sessionId },
      relations: { attempt: true },
    });
    if (!session?.attempt) throw new AppError('not_found');
    const { examId, userId: candidateId } = session.attempt;
    const examIds = await this.examIds(principal, permission);
    if (candidateId === principal.userId || (examIds && !examIds.includes(examId)))
      throw new AppError('not_found');
    const { id, state, epoch, run, finalisedAt, attemptId } = session;
    return { id, state, epoch, run, finalisedAt, attemptId, examId, candidateId };
  }

  /** The exams whose sessions the caller may touch; null means all but those of the caller's own attempts. @throws AppError forbidden */
  async examIds(principal: Principal, permission: Permission): Promise<string[] | null> {
    authorize(principal, permission);
    // To decide, or to look into a room, takes a proctor of the exam; administrators get what their role carries.
    if (principal.roles.includes('admin') && hasPermission(['admin'], permission)) return null;
    const { userId } = principal;
    const rows = await this.dataSource.manager.findBy(ExamStaff, { userId, role: 'proctor' });
    const own = await this.dataSource.manager.findBy(Attempt, { userId });
    const sat = new Set(own.map(({ examId }) => examId));
    return rows.map(({ examId }) => examId).filter((examId) => !sat.has(examId));
  }
}
