import { type RoomMember } from '@bakylau/contracts';
import {
  Attempt,
  ExamSession,
  ExamStaff,
  MarkingScript,
  OralAttempt,
  ScriptMarking,
  sitsExam,
  User,
} from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface Admission {
  sessionId: string;
  member: RoomMember;
}

/** Who may enter the room of an oral exam, and as whom: its candidate and who sits in its panel, while the candidate answers. */
@Injectable()
export class RoomAdmission {
  constructor(private readonly database: DataSource) {}

  /** @throws AppError `not_found` for anybody else; `room_closed` before the answer and after it */
  async admit({ userId }: Principal, attemptId: string): Promise<Admission> {
    const { manager } = this.database;
    const attempt = await manager.findOneBy(Attempt, { id: attemptId });
    const oral = await manager.findOneBy(OralAttempt, { attemptId });
    if (!attempt || !oral) throw new AppError('not_found');
    const place = attempt.userId === userId ? null : await this.#seatOf(userId, attempt);
    if (oral.state !== 'answering') throw new AppError('room_closed');
    const { id: sessionId } = await manager.findOneByOrFail(ExamSession, { attemptId });
    const { displayName: name } = await manager.findOneByOrFail(User, { id: userId });
    const member: RoomMember =
      place === null
        ? { memberId: 'candidate', role: 'candidate', name, place }
        : { memberId: `examiner-${place}`, role: 'examiner', name, place };
    return { sessionId, member };
  }

  /** @throws AppError `not_found` unless the person is an examiner of the exam with a seat in this panel */
  async #seatOf(userId: string, { id: attemptId, examId }: Attempt): Promise<number> {
    const { manager } = this.database;
    // Whoever sits the exam too questions nobody in it, also with a seat that is older than the own attempt.
    const isExaminer =
      (await manager.existsBy(ExamStaff, { examId, userId, role: 'examiner' })) &&
      !(await sitsExam(userId, examId, manager));
    const script = isExaminer ? await manager.findOneBy(MarkingScript, { attemptId }) : null;
    const seat =
      script && (await manager.findOneBy(ScriptMarking, { scriptId: script.id, markerId: userId }));
    if (!seat) throw new AppError('not_found');
    return seat.place;
  }
}
