import { Injectable } from '@nestjs/common';
import { type Attempt as AttemptView } from '@bakylau/contracts';
import {
  Answer,
  AnswerFileRecord,
  CaseFileRecord,
  CaseMaterialRecord,
  Exam,
  ExamEnrolment,
  ExamItem,
  findDocument,
  listPauses,
  OralAttempt,
  RoomScanRecord,
  SessionPolicies,
} from '@bakylau/persistence';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { readExamAccess } from '../admissions/exam-access';
import { RetentionPeriodsService } from '../retention/retention-periods.service';
import { attemptView } from './attempt.view';
import { type CandidateWindow, isOpenElsewhere, OwnAttempts } from './own-attempts';

/** Reads an own attempt with everything that its page shows. */
@Injectable()
export class AttemptReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownAttempts: OwnAttempts,
    private readonly policies: SessionPolicies,
    private readonly periods: RetentionPeriodsService,
  ) {}

  /** Without questions and answers for a window that does not hold it. @throws AppError not_found */
  async read({ userId, windowId }: CandidateWindow, attemptId: string): Promise<AttemptView> {
    const rows = await this.ownAttempts.get(userId, attemptId);
    const { manager } = this.dataSource;
    const { examId } = rows.attempt;
    const [exam, rules, items, answers, openScan, pauses, materials, oral, enrolment] = await Promise.all([
      manager.findOneByOrFail(Exam, { id: examId }),
      this.policies.current(rows.session.id),
      manager.find(ExamItem, { where: { examId }, order: { position: 'ASC' } }),
      manager.find(Answer, { where: { attemptId }, order: { savedAt: 'ASC' } }),
      manager.findOneBy(RoomScanRecord, { sessionId: rows.session.id, state: 'open' }),
      listPauses(attemptId, manager),
      manager.findBy(CaseMaterialRecord, { examId }),
      manager.findOneBy(OralAttempt, { attemptId }),
      manager.findOneBy(ExamEnrolment, { examId, userId }),
    ]);
    const { closesAt } = await readExamAccess(exam, userId, manager);
    const rulesDocument = await findDocument(exam, manager);
    const caseFiles =
      materials.length > 0
        ? await manager.find(CaseFileRecord, { where: { examId }, order: { position: 'ASC' } })
        : [];
    const answerFiles = await countFiles(attemptId, manager);
    const retention = rows.checkIn.retention ?? (await this.periods.current(examId)).periods;
    const contents = {
      ...{ exam, closesAt, rules, rulesDocument, retention, items, answers, openScan, pauses, oral },
      ...{ materials, caseFiles, answerFiles, ownBreaks: enrolment?.breaks ?? null },
      openElsewhere: isOpenElsewhere({ windowId }, rows.attempt),
      now: new Date(),
    };
    return attemptView(rows, contents);
  }
}

async function countFiles(attemptId: string, manager: EntityManager): Promise<Map<string, number>> {
  const files = await manager.find(AnswerFileRecord, {
    where: { attemptId, removedAt: IsNull() },
    select: { id: true, itemId: true },
  });
  const counts = new Map<string, number>();
  for (const { itemId } of files) counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
  return counts;
}
