import { Injectable } from '@nestjs/common';
import { type Attempt as AttemptView } from '@bakylau/contracts';
import {
  Answer,
  CaseMaterialRecord,
  Exam,
  ExamItem,
  findDocument,
  OralAttempt,
  RoomScanRecord,
  SessionPauseRecord,
  SessionPolicies,
} from '@bakylau/persistence';
import { DataSource, IsNull } from 'typeorm';
import { RetentionPeriodsService } from '../retention/retention-periods.service';
import { attemptView } from './attempt.view';
import { OwnAttempts } from './own-attempts';

/** Reads an own attempt with everything that its page shows. */
@Injectable()
export class AttemptReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownAttempts: OwnAttempts,
    private readonly policies: SessionPolicies,
    private readonly periods: RetentionPeriodsService,
  ) {}

  /** @throws AppError not_found */
  async read(userId: string, attemptId: string): Promise<AttemptView> {
    const rows = await this.ownAttempts.get(userId, attemptId);
    const { manager } = this.dataSource;
    const { examId } = rows.attempt;
    const [exam, rules, items, answers, openScan, pause, materials, oral] = await Promise.all([
      manager.findOneByOrFail(Exam, { id: examId }),
      this.policies.current(rows.session.id),
      manager.find(ExamItem, { where: { examId }, order: { position: 'ASC' } }),
      manager.find(Answer, { where: { attemptId }, order: { savedAt: 'ASC' } }),
      manager.findOneBy(RoomScanRecord, { sessionId: rows.session.id, state: 'open' }),
      manager.findOneBy(SessionPauseRecord, { sessionId: rows.session.id, endedAt: IsNull() }),
      manager.findBy(CaseMaterialRecord, { examId }),
      manager.findOneBy(OralAttempt, { attemptId }),
    ]);
    const rulesDocument = await findDocument(exam, manager);
    const retention = rows.checkIn.retention ?? (await this.periods.current(examId)).periods;
    const contents = {
      ...{ exam, rules, rulesDocument, retention, items, answers, openScan, pause, materials, oral },
      now: new Date(),
    };
    return attemptView(rows, contents);
  }
}
