import { type LegalHoldView, type PlaceLegalHold } from '@bakylau/contracts';
import { Exam, ExamSession, LegalHold, newId, User } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';

const LOCK = { mode: 'for_no_key_update' } as const;
const PEOPLE = { placer: true, releaser: true };

/** Holds keep the data of a person, a session or an exam from being deleted; both acts are on record with their reasons. */
@Injectable()
export class LegalHoldsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** All of them, the latest first. @throws AppError forbidden */
  async list(principal: Principal): Promise<LegalHoldView[]> {
    authorize(principal, 'retention:manage');
    const { manager } = this.dataSource;
    const holds = await manager.find(LegalHold, { relations: PEOPLE, order: { placedAt: 'DESC' } });
    return holds.map(view);
  }

  /** Stops every deletion that is not ordered yet. @throws AppError forbidden; not_found also for another's session */
  async place(principal: Principal, { reason, ...held }: PlaceLegalHold): Promise<LegalHoldView> {
    authorize(principal, 'retention:manage');
    const id = newId();
    await this.dataSource.transaction(async (manager) => {
      if (held.examId) await lockExam(held.examId, manager);
      else await lockPerson(held, manager);
      const placedBy = principal.userId;
      await manager.insert(LegalHold, { id, ...held, reason, placedBy, placedAt: new Date() });
      await this.audit.record(placedBy, 'hold.placed', id, held, manager);
    });
    return this.get(id);
  }

  /** @throws AppError forbidden, not_found, hold_released */
  async release(principal: Principal, id: string, releaseReason: string): Promise<LegalHoldView> {
    authorize(principal, 'retention:manage');
    await this.dataSource.transaction(async (manager) => {
      const hold = await manager.findOne(LegalHold, { where: { id }, lock: LOCK });
      if (!hold) throw new AppError('not_found');
      if (hold.releasedAt) throw new AppError('hold_released');
      const releasedBy = principal.userId;
      await manager.update(LegalHold, { id }, { releasedBy, releasedAt: new Date(), releaseReason });
      const { personId, sessionId, examId } = hold;
      await this.audit.record(releasedBy, 'hold.released', id, { personId, sessionId, examId }, manager);
    });
    return this.get(id);
  }

  private async get(id: string): Promise<LegalHoldView> {
    return view(await this.dataSource.manager.findOneOrFail(LegalHold, { where: { id }, relations: PEOPLE }));
  }
}

async function lockPerson(
  { personId, sessionId }: Pick<PlaceLegalHold, 'personId' | 'sessionId'>,
  manager: EntityManager,
): Promise<void> {
  const id = personId!;
  const person = await manager.findOne(User, { where: { id }, lock: LOCK });
  const isTheirs =
    sessionId === null || (await manager.existsBy(ExamSession, { id: sessionId, attempt: { userId: id } }));
  if (!person || !isTheirs) throw new AppError('not_found');
}

/** A deletion locks its person before it looks for holds: so none slips in between. */
async function lockExam(examId: string, manager: EntityManager): Promise<void> {
  if (!(await manager.existsBy(Exam, { id: examId }))) throw new AppError('not_found');
  await manager.query(
    `SELECT 1 FROM users WHERE id IN (SELECT user_id FROM attempts WHERE exam_id = $1)
     ORDER BY id FOR NO KEY UPDATE`,
    [examId],
  );
}

function view(hold: LegalHold): LegalHoldView {
  const { id, personId, sessionId, examId, reason, placer, placedAt, releaser, releasedAt, releaseReason } =
    hold;
  return {
    ...{ id, personId, sessionId, examId, reason, releaseReason },
    placedBy: placer?.displayName ?? '',
    placedAt: placedAt.toISOString(),
    releasedBy: releaser?.displayName ?? null,
    releasedAt: releasedAt?.toISOString() ?? null,
  };
}
