import {
  type Attempt as AttemptView,
  DEFAULT_ORAL_POLICY,
  type DrawTicket,
  type TicketDrawList,
} from '@bakylau/contracts';
import { drawTicket, ORAL_MACHINE, ticketPool, waitingEndsAt } from '@bakylau/domain';
import {
  Attempt,
  DomainEvents,
  Exam,
  ExamItem,
  OralAttempt,
  SessionChainService,
} from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { AttemptReader } from '../attempts/attempt.reader';
import { type AttemptRows, OwnAttempts } from '../attempts/own-attempts';
import { assertClockRuns, findStaffedExam } from './oral-exams';
import { preparationEndOf, ticketDrawView } from './oral.view';

/** Whose ticket is which, and by what draw. */
@Injectable()
export class TicketDrawsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownAttempts: OwnAttempts,
    private readonly reader: AttemptReader,
    private readonly chain: SessionChainService,
    private readonly events: DomainEvents,
  ) {}

  /** Asking again changes nothing, whatever the contribution. @throws AppError not_found, attempt_not_running, session_not_live */
  async draw(principal: Principal, attemptId: string, { contribution }: DrawTicket): Promise<AttemptView> {
    authorize(principal, 'attempt:sit');
    await this.dataSource.transaction(async (manager) => {
      const { rows, oral } = await this.lock(principal, attemptId, manager);
      if (oral.ticket !== null) return;
      assertClockRuns(rows.session);
      await this.drawLocked(rows, oral, contribution, manager);
    });
    return this.reader.read(principal, attemptId);
  }

  /** The candidate gives up the rest of the preparation. @throws AppError not_found, attempt_not_running, illegal_transition */
  async endPreparation(principal: Principal, attemptId: string): Promise<AttemptView> {
    authorize(principal, 'attempt:sit');
    await this.dataSource.transaction(async (manager) => {
      const { rows, oral } = await this.lock(principal, attemptId, manager);
      if (oral.readyAt) return;
      if (oral.state !== 'preparing') throw new AppError('illegal_transition');
      await manager.update(OralAttempt, { attemptId }, { readyAt: new Date() });
      await this.note(rows, { change: 'preparation_ended' }, manager);
    });
    return this.reader.read(principal, attemptId);
  }

  /** The first draw first. @throws AppError not_found for an exam that is not the caller's */
  async list(principal: Principal, examId: string): Promise<TicketDrawList> {
    authorize(principal, 'exam:read');
    const { manager } = this.dataSource;
    const exam = await findStaffedExam(principal, examId, manager);
    const { ticketsReturn } = exam.oralPolicy ?? DEFAULT_ORAL_POLICY;
    const drawn = await listDrawn(examId, manager);
    return {
      ...{ examId, ticketsReturn, tickets: await listTickets(examId, manager) },
      draws: drawn.flatMap((oral) => ticketDrawView(oral) ?? []),
    };
  }

  private async lock(
    principal: Principal,
    attemptId: string,
    manager: EntityManager,
  ): Promise<{ rows: AttemptRows; oral: OralAttempt }> {
    const rows = await this.ownAttempts.lock(principal, attemptId, manager);
    if (rows.attempt.state !== 'in_progress') throw new AppError('attempt_not_running');
    const oral = await manager.findOneBy(OralAttempt, { attemptId });
    if (!oral) throw new AppError('not_found');
    return { rows, oral };
  }

  private async drawLocked(
    rows: AttemptRows,
    oral: OralAttempt,
    contribution: string,
    manager: EntityManager,
  ): Promise<void> {
    const { id: attemptId, examId, creditedMs, deadlineAt } = rows.attempt;
    // One draw of an exam after the other, so that each knows what is out.
    const lock = { mode: 'for_no_key_update' } as const;
    const exam = await manager.findOneOrFail(Exam, { where: { id: examId }, lock });
    const { ticketsReturn } = exam.oralPolicy ?? DEFAULT_ORAL_POLICY;
    const drawnBefore = await listDrawn(examId, manager);
    const before = drawnBefore.flatMap(({ ticket }) => ticket ?? []);
    const pool = ticketPool(await listTickets(examId, manager), before, ticketsReturn);
    const ticket = drawTicket({ attemptId, seed: oral.seed, contribution, pool });
    const state = ORAL_MACHINE.transition(oral.state, 'draw');
    const drawnAt = momentAfter(drawnBefore.at(-1)?.drawnAt ?? null);
    const drawn = { state, contribution, pool, ticket, drawnAt, creditedMsAtDraw: creditedMs };
    await manager.update(OralAttempt, { attemptId }, drawn);
    const preparationEnd = preparationEndOf({ ...oral, ...drawn }, exam, rows.attempt);
    const deadline = deadlineAt && preparationEnd && waitingEndsAt(deadlineAt, preparationEnd);
    const draw = await questionsOf(exam, ticket, manager);
    await manager.update(Attempt, { id: attemptId }, { draw, deadlineAt: deadline });
    const { seed, seedSha256 } = oral;
    const payload = { change: 'ticket_drawn', attemptId, seed, seedSha256, contribution, pool, ticket };
    await this.note(rows, payload, manager);
  }

  private async note(
    { session }: AttemptRows,
    payload: Parameters<SessionChainService['append']>[3],
    manager: EntityManager,
  ): Promise<void> {
    await this.chain.append(session.id, 'event', null, payload, manager);
    await this.events.publish({ kind: 'session.changed', sessionId: session.id }, manager);
  }
}

function listDrawn(examId: string, manager: EntityManager): Promise<OralAttempt[]> {
  const where = { examId, ticket: Not(IsNull()) };
  return manager.find(OralAttempt, { where, order: { drawnAt: 'ASC', attemptId: 'ASC' } });
}

async function listTickets(examId: string, manager: EntityManager): Promise<number[]> {
  const items = await manager.find(ExamItem, {
    where: { examId, ticket: Not(IsNull()) },
    select: { id: true, ticket: true },
  });
  return [...new Set(items.flatMap(({ ticket }) => ticket ?? []))].toSorted((a, b) => a - b);
}

/** The questions of a ticket as what the attempt drew, so that it is marked and shown like every other. */
async function questionsOf(exam: Exam, ticket: number, manager: EntityManager): Promise<Attempt['draw']> {
  const items = await manager.find(ExamItem, {
    where: { examId: exam.id, ticket },
    order: { position: 'ASC' },
  });
  return items.map(({ id: itemId, points, bankVersionId }) => ({
    itemId,
    versionId: bankVersionId ?? itemId,
    section: { kk: `${ticket}-билет`, ru: `Билет ${ticket}`, en: `Ticket ${ticket}` },
    points,
  }));
}

/** Now, or just after the draw before: two in one millisecond, or by two clocks, must not change places. */
function momentAfter(previous: Date | null): Date {
  return new Date(Math.max(Date.now(), (previous?.getTime() ?? 0) + 1));
}
