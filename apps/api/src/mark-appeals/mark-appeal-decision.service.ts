import { type DecideMarkAppeal, type MarkAppealDetail } from '@bakylau/contracts';
import { Exam, ExamResult, MarkAppeal, MarkAppealVote, MarkingScript } from '@bakylau/persistence';
import { type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { regradedFinal } from '../results/regraded-final';
import { policyOf } from '../sessions/review-barriers';
import { agree, standingVotes } from './commission';
import { lockOpenAppeal, MarkAppealAccess } from './mark-appeal-access';
import { MarkAppealsService } from './mark-appeals.service';
import { MarkDecisionRecord } from './mark-decision-record';
import { findMarkedWork } from './marked-work';
import { type AppealedMarks, type RaisedMarks, raiseMarks, standingMarks } from './raise-marks';

/** What a member is for, with the marks that it would make. */
interface Proposal extends AppealedMarks {
  vote: MarkAppealVote;
  raised: RaisedMarks | null;
}

/** The commission's word: marks rise by criteria or as a total, or stay. The result stays confirmed on every way. */
@Injectable()
export class MarkAppealDecisionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: MarkAppealAccess,
    private readonly appeals: MarkAppealsService,
    private readonly record: MarkDecisionRecord,
  ) {}

  /**
   * Notes what the caller is for. It is decided once as many members are for the same as the exam's policy says.
   * @throws AppError not_found; appeal_not_open; first_marker; conflict when the revision is not the newest; validation_failed
   * while a criterion has no points; marks_lowered; marks_not_raised
   */
  async decide(principal: Principal, appealId: string, given: DecideMarkAppeal): Promise<MarkAppealDetail> {
    const { attemptId, attempt } = await this.access.get(principal, appealId);
    const examId = attempt?.examId ?? '';
    const decidedIn = await this.dataSource.transaction(async (manager) => {
      const { session, result } = await lockOpenAppeal(principal, { id: appealId, attemptId }, manager);
      const work = await findMarkedWork(attemptId, manager);
      const before = standingMarks(result, work?.standing ?? []);
      const raised = await raiseMarks(given, { appealId, result, before, work }, manager);
      const vote = await this.vote(
        principal,
        given,
        { appealId, mark: (raised?.marks ?? result).mark },
        manager,
      );
      const standing = await standingVotes({ appealId, examId, result }, manager);
      const agreed = standing.filter((other) => agree(vote, other));
      const { appealCommissionSize } = policyOf(await manager.findOneByOrFail(Exam, { id: examId }));
      if (agreed.length < appealCommissionSize) {
        await this.record.noteVote(vote, manager);
        return null;
      }
      await this.settle(session.id, { appealId, vote, result, before, work, raised }, agreed, manager);
      return session.id;
    });
    if (decidedIn) await this.record.seal(decidedIn);
    return this.appeals.read(principal, appealId);
  }

  private async vote(
    { userId: memberId }: Principal,
    given: DecideMarkAppeal,
    { appealId, mark }: { appealId: string; mark: number },
    manager: EntityManager,
  ): Promise<MarkAppealVote> {
    const { decision, reason } = given;
    const revision = given.decision === 'criteria' ? given.revision : null;
    return manager.save(
      manager.create(MarkAppealVote, {
        ...{ appealId, memberId, decision, mark, revision, reason },
        votedAt: new Date(),
      }),
    );
  }

  private async settle(
    sessionId: string,
    { appealId, vote, result, before, work, raised }: Proposal,
    agreed: readonly MarkAppealVote[],
    manager: EntityManager,
  ): Promise<void> {
    const members = agreed.map(({ memberId }) => memberId);
    if (raised) {
      const confirmedFinal = await regradedFinal(result, { examMark: raised.marks.mark }, manager);
      await manager.update(ExamResult, { id: result.id }, { ...raised.marks, confirmedFinal });
      if (work) await manager.update(MarkingScript, { id: work.script.id }, { mark: raised.marks.mark });
    }
    const decision = {
      state: raised ? ('raised' as const) : ('upheld' as const),
      // Who agrees to the words of another says nothing twice.
      reason: [...new Set(agreed.map(({ reason }) => reason))].join('\n\n'),
      ...{ before, decidedBy: vote.memberId, closedAt: vote.votedAt },
      way: vote.decision === 'upheld' ? null : vote.decision,
      after: raised && standingMarks(raised.marks, raised.items),
    };
    await manager.update(MarkAppeal, { id: appealId }, decision);
    await manager.update(MarkAppealVote, { appealId, memberId: In(members) }, { carried: true });
    await this.record.write(sessionId, { id: appealId, ...decision }, members, manager);
  }
}
