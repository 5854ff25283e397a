import {
  DEFAULT_ORAL_POLICY,
  type ExamTickets,
  type SetExamTickets,
  type Ticket,
  type TicketQuestion,
} from '@bakylau/contracts';
import { Exam, ExamItem, newId } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam, hasBegun, lockUnbegun } from '../exams/editable-exams';

/** An oral question is an item that is answered in words; what is written to it are the candidate's notes. */
const ORAL_TASK = { wordsAtMost: null, filesAtMost: 0 };

/** Tickets of an oral exam and how it goes. */
@Injectable()
export class ExamTicketsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, ticket_unfitting for an exam of another format */
  async get(principal: Principal, examId: string): Promise<ExamTickets> {
    authorize(principal, 'item:read');
    const { manager } = this.dataSource;
    const exam = await findSettableExam(principal, examId, manager);
    if (exam.format !== 'oral') throw new AppError('ticket_unfitting');
    const items = await manager.find(ExamItem, {
      where: { examId, ticket: Not(IsNull()) },
      order: { ticket: 'ASC', position: 'ASC' },
    });
    const numbers = [...new Set(items.map(({ ticket }) => ticket))];
    return {
      examId,
      policy: exam.oralPolicy ?? DEFAULT_ORAL_POLICY,
      tickets: numbers.map((number) => ({
        questions: items.filter(({ ticket }) => ticket === number).map(questionView),
      })),
      editable: !(await hasBegun(examId, manager)),
    };
  }

  /** @throws AppError not_found, ticket_unfitting; exam_not_editable once a candidate has begun */
  async set(principal: Principal, examId: string, { policy, tickets }: SetExamTickets): Promise<ExamTickets> {
    authorize(principal, 'item:write');
    await this.dataSource.transaction(async (manager) => {
      const { format } = await lockUnbegun(principal, examId, manager);
      if (format !== 'oral') throw new AppError('ticket_unfitting');
      await manager.delete(ExamItem, { examId });
      await manager.insert(ExamItem, ticketItems(examId, tickets));
      const durationMinutes = policy.preparationMinutes + policy.answerMinutes;
      await manager.update(Exam, { id: examId }, { oralPolicy: policy, durationMinutes });
      const detail = { tickets: tickets.length };
      await this.audit.record(principal.userId, 'exam.tickets_set', examId, detail, manager);
    });
    return this.get(principal, examId);
  }
}

/** Tickets as items of the exam, numbered from 1 in their order. */
export function ticketItems(examId: string, tickets: readonly Ticket[]): Partial<ExamItem>[] {
  return tickets
    .flatMap(({ questions }, i) => questions.map((question) => ({ ...question, ticket: i + 1 })))
    .map(({ prompt, guidance, points, ticket }, i) => ({
      ...{ id: newId(), examId, position: i + 1, kind: 'written', prompt, points, ticket, options: [] },
      key: { kind: 'written', ...(guidance && { guidance }) },
      writtenTask: ORAL_TASK,
    }));
}

function questionView({ prompt, key, points }: ExamItem): TicketQuestion {
  return { prompt, guidance: key.kind === 'written' ? (key.guidance ?? null) : null, points };
}
