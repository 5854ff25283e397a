import { DEFAULT_ORAL_POLICY, type OralDetail } from '@bakylau/contracts';
import { answerEndsAt, answerRefusal, ORAL_MACHINE } from '@bakylau/domain';
import {
  Attempt,
  DomainEvents,
  Exam,
  MarkingScript,
  OralAttempt,
  ScriptMarking,
  SessionChainService,
} from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockAttempt } from '../attempts/own-attempts';
import { SubmissionService } from '../attempts/submission.service';
import { assertSeated, OralAccess } from './oral-access';
import { OralReader } from './oral.reader';
import { assertClockRuns } from './oral-exams';
import { preparationEndOf } from './oral.view';

/** The answer before the panel: begun and ended by it. */
@Injectable()
export class OralAnswersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: OralAccess,
    private readonly reader: OralReader,
    private readonly submissions: SubmissionService,
    private readonly chain: SessionChainService,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Calls the candidate; the time of the answer begins. Asking again changes nothing.
   * @throws AppError not_found, seat_needed, preparation_running, panel_incomplete, attempt_not_running, session_not_live,
   * illegal_transition
   */
  async begin(principal: Principal, attemptId: string): Promise<OralDetail> {
    await this.access.attempt(principal, attemptId);
    await this.dataSource.transaction(async (manager) => {
      const { attempt, session } = await lockAttempt(attemptId, manager);
      await assertSeated(principal.userId, attemptId, manager);
      if (attempt.state !== 'in_progress') throw new AppError('attempt_not_running');
      const oral = await manager.findOneByOrFail(OralAttempt, { attemptId });
      if (oral.state === 'answering') return;
      assertClockRuns(session);
      const exam = await manager.findOneByOrFail(Exam, { id: attempt.examId });
      const policy = exam.oralPolicy ?? DEFAULT_ORAL_POLICY;
      const script = await manager.findOneByOrFail(MarkingScript, { attemptId });
      const answeringAt = new Date();
      const preparationEnd = preparationEndOf(oral, exam, attempt);
      const facts = {
        preparationOver: oral.readyAt !== null || (preparationEnd !== null && preparationEnd <= answeringAt),
        examinersSeated: await manager.countBy(ScriptMarking, { scriptId: script.id }),
        examinersAtLeast: policy.examinersAtLeast,
      };
      const refusal = answerRefusal(facts);
      if (oral.state === 'preparing' && refusal) throw new AppError(refusal);
      const state = ORAL_MACHINE.transition(oral.state, 'begin_answer', facts);
      const deadlineAt = answerEndsAt(answeringAt, policy.answerMinutes, oral.extraMinutes);
      await manager.update(OralAttempt, { attemptId }, { state, answeringAt });
      await manager.update(Attempt, { id: attemptId }, { deadlineAt });
      const payload = { change: 'answer_begun', by: principal.userId, deadlineAt: deadlineAt.toISOString() };
      await this.chain.append(session.id, 'event', null, payload, manager);
      await this.events.publish({ kind: 'session.changed', sessionId: session.id }, manager);
    });
    return this.reader.detail(attemptId, principal.userId);
  }

  /** Asking again changes nothing. @throws AppError not_found, seat_needed; illegal_transition unless the candidate answers */
  async finish(principal: Principal, attemptId: string): Promise<OralDetail> {
    await this.access.attempt(principal, attemptId);
    await this.dataSource.transaction(async (manager) => {
      const rows = await lockAttempt(attemptId, manager);
      await assertSeated(principal.userId, attemptId, manager);
      const { state } = await manager.findOneByOrFail(OralAttempt, { attemptId });
      if (state === 'finished') return;
      if (state !== 'answering') throw new AppError('illegal_transition');
      await this.submissions.close(rows, new Date(), 'panel', manager);
    });
    return this.reader.detail(attemptId, principal.userId);
  }
}
