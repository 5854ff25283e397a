import { type ConfirmResult, type Result } from '@bakylau/contracts';
import { RESULT_MACHINE } from '@bakylau/domain';
import { Annulment, Attempt, Exam, ExamResult, ExamSession, IncidentRecord } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { ConfirmationRecord } from './confirmation-record';
import { readFinalGrades } from './final-grade.reader';
import { ResultAccess } from './result-access';
import { ResultReader } from './result.reader';

/** The examiner's confirmation: the last human word before the candidate sees the mark. */
@Injectable()
export class ResultConfirmationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ResultAccess,
    private readonly reader: ResultReader,
    private readonly record: ConfirmationRecord,
  ) {}

  /**
   * @param given the mark that the examiner saw, and the reason
   * @throws AppError not_found, incidents_undecided, session_undecided, annulment_proposed, result_not_confirmable, conflict when the mark is
   * another one by now
   */
  async confirm(principal: Principal, resultId: string, given: ConfirmResult): Promise<Result> {
    const { mark, reason } = given;
    const { attemptId } = await this.access.get(principal, 'result:confirm', resultId);
    await this.dataSource.transaction(async (manager) => {
      const { examId, userId, submittedAt, createdAt } = await manager.findOneByOrFail(Attempt, {
        id: attemptId,
      });
      // A list of ratings that is being read goes first, or waits.
      await manager.findOneOrFail(Exam, { where: { id: examId }, lock: { mode: 'pessimistic_read' } });
      const lock = { mode: 'for_no_key_update' } as const;
      const session = await manager.findOneOrFail(ExamSession, { where: { attemptId }, lock });
      const result = await manager.findOneOrFail(ExamResult, { where: { id: resultId }, lock });
      const facts = await confirmationFacts(session, resultId, manager);
      if (!RESULT_MACHINE.allows(result.state, 'confirm')) throw new AppError('result_not_confirmable');
      if (result.mark !== mark) throw new AppError('conflict');
      const state = RESULT_MACHINE.transition(result.state, 'confirm', facts);
      const graded = { examId, userId, mark, submittedAt: submittedAt ?? createdAt, confirmedFinal: null };
      const [confirmedFinal = null] = await readFinalGrades([graded], manager);
      const confirmation = {
        state,
        confirmedBy: principal.userId,
        confirmedAt: new Date(),
        confirmedFinal,
        confirmationReason: reason,
      };
      await manager.update(ExamResult, { id: resultId }, confirmation);
      await this.record.write(principal, session.id, { ...result, ...confirmation }, manager);
    });
    await this.record.seal(attemptId);
    const [result] = await this.reader.list({ resultId, namesHidden: true });
    if (!result) throw new AppError('not_found');
    return result;
  }
}

/** @throws AppError incidents_undecided, session_undecided, annulment_proposed: a person must have judged everything first */
async function confirmationFacts(
  session: Pick<ExamSession, 'id' | 'state'>,
  resultId: string,
  manager: EntityManager,
) {
  const pendingIncidents = await manager.countBy(IncidentRecord, {
    sessionId: session.id,
    verdict: 'pending',
    blindReviewId: IsNull(),
  });
  if (pendingIncidents > 0) throw new AppError('incidents_undecided');
  const sessionDecided = session.state === 'decided';
  if (!sessionDecided) throw new AppError('session_undecided');
  const openAnnulments = await manager.countBy(Annulment, { resultId, answeredAt: IsNull() });
  if (openAnnulments > 0) throw new AppError('annulment_proposed');
  return { pendingIncidents, sessionDecided, openAnnulments };
}
