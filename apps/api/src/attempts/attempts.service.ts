import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  asksForLiveness,
  asksForScanAtCheckIn,
  type Attempt as AttemptView,
  observedSources,
  roomScanPlanOf,
} from '@bakylau/contracts';
import { deadlineOf, latestAttempt, nextAttempt, SESSION_MACHINE } from '@bakylau/domain';
import {
  Attempt,
  CheckIn,
  DomainEvents,
  Exam,
  ExamEnrolment,
  ExamItem,
  ExamSession,
  newId,
  PauseLedger,
  RoomScanRecord,
  SessionChainService,
  SessionPolicies,
} from '@bakylau/persistence';
import { AppError, authorize, Principal } from '@bakylau/platform';
import { DataSource, EntityManager } from 'typeorm';
import { assertAdmitted, assertOpen, readExamAccess } from '../admissions/exam-access';
import { openOral, oralDeadlineOf } from '../oral/open-oral';
import { drawItems } from './attempt-draw';
import { AttemptReader } from './attempt.reader';
import { completeIfDone } from './check-in.steps';
import { attemptPolicyOf, readCountedAttempts } from './counted-attempts';
import { AttemptRows, OwnAttempts } from './own-attempts';
import { reopenAttempt } from './reopen-attempt';

/** The beginning of an attempt: made, looked at, started. */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownAttempts: OwnAttempts,
    private readonly reader: AttemptReader,
    private readonly chain: SessionChainService,
    private readonly policies: SessionPolicies,
    private readonly pauses: PauseLedger,
    private readonly events: DomainEvents,
  ) {}

  /**
   * The candidate's attempt at an exam; begins the check-in when there is none yet, and goes on with one that
   * ended before the start when the exam is open to the candidate again. Asking twice gives the same attempt.
   * @throws AppError not_found, exam_not_open, exam_closed, start_too_late, sitting_missing, not_admitted,
   * attempt_already_submitted
   */
  async create(principal: Principal, examId: string): Promise<AttemptView> {
    authorize(principal, 'attempt:sit');
    const { userId } = principal;
    const enrolment = await this.dataSource.manager.findOne(ExamEnrolment, {
      where: { examId, userId },
      relations: { exam: true },
    });
    if (!enrolment?.exam?.publishedAt) throw new AppError('not_found');
    const attempts = await readCountedAttempts([examId], [userId], this.dataSource.manager);
    const next = nextAttempt(attempts, attemptPolicyOf(enrolment.exam));
    if (next === 'none') throw new AppError('attempt_already_submitted');
    const open = next === 'open' ? latestAttempt(attempts)?.attempt : undefined;
    // A running attempt may outlast the exam's window by its credited time.
    if (open?.state !== 'in_progress') {
      const access = await readExamAccess(enrolment.exam, userId, this.dataSource.manager);
      assertOpen(access);
      assertAdmitted(access);
    }
    const attemptId = open?.id ?? (await this.begin(examId, userId, attempts.length + 1));
    if (open?.state === 'expired')
      await this.dataSource.transaction((manager) => reopenAttempt(attemptId, manager, this.events));
    return this.reader.read(principal, attemptId);
  }

  /** @throws AppError not_found */
  async get(principal: Principal, attemptId: string): Promise<AttemptView> {
    authorize(principal, 'attempt:sit');
    return this.reader.read(principal, attemptId);
  }

  /**
   * Starts the exam clock; while the exam is paused for all, it stands until that ends. Asking again while the attempt runs changes nothing.
   * @throws AppError not_found, step_out_of_order, media_not_connected, room_scan_pending, exam_not_open, exam_closed,
   * not_admitted, exam_empty, attempt_already_submitted
   */
  async start(principal: Principal, attemptId: string): Promise<AttemptView> {
    authorize(principal, 'attempt:sit');
    await this.dataSource.transaction(async (manager) => {
      const rows = await this.ownAttempts.lock(principal, attemptId, manager);
      if (rows.attempt.state !== 'in_progress') await this.startLocked(rows, manager);
    });
    return this.reader.read(principal, attemptId);
  }

  private async begin(examId: string, userId: string, number: number): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(Attempt)
        .values({ id: newId(), examId, userId, number, state: 'checking_in' })
        .orIgnore()
        .execute();
      const { id } = await manager.findOneByOrFail(Attempt, { examId, userId, number });
      // A second click waited here for the first one, whose rows are all there now.
      if ((inserted.raw as unknown[]).length === 0) return id;
      const state = SESSION_MACHINE.transition('scheduled', 'begin_check_in');
      const sessionId = newId();
      await manager.insert(ExamSession, { id: sessionId, attemptId: id, state });
      await manager.insert(CheckIn, { sessionId });
      await this.events.publish({ kind: 'session.changed', sessionId }, manager);
      return id;
    });
  }

  private async startLocked(rows: AttemptRows, manager: EntityManager): Promise<void> {
    const { attempt, session, checkIn } = rows;
    if (attempt.state === 'submitted') throw new AppError('attempt_already_submitted');
    const { examId, userId, creditedMs } = attempt;
    // Who sets the exam right now is waited for, and waits (`lockUnbegun`).
    const lock = { mode: 'pessimistic_read' } as const;
    const exam = await manager.findOneOrFail(Exam, { where: { id: examId }, lock });
    const access = await readExamAccess(exam, userId, manager);
    assertOpen(access);
    assertAdmitted(access);
    // Where nothing is observed, no page repeats a step that would complete it.
    await completeIfDone(rows, exam.policy, manager);
    if (session.state !== 'waiting') throw new AppError('step_out_of_order');
    // However it ended: only a check that was passed over keeps the exam from starting.
    if (asksForLiveness(exam.policy) && checkIn.livenessOutcome === 'missing')
      throw new AppError('step_out_of_order');
    const wanted = observedSources(exam.policy);
    if (!wanted.every((source) => session.liveSources.includes(source))) {
      throw new AppError('media_not_connected');
    }
    await assertRoomScanned(exam, session.id, manager);
    const { extraMinutes } = await manager.findOneByOrFail(ExamEnrolment, { examId, userId });
    const startedAt = new Date();
    const shuffleSeed = randomInt(2 ** 31);
    const isOral = exam.format === 'oral';
    if (!isOral && !(await manager.existsBy(ExamItem, { examId }))) throw new AppError('exam_empty');
    // The ticket of an oral exam is drawn by its candidate, later.
    const draw = isOral ? [] : await drawItems(examId, shuffleSeed, manager);
    const deadlineAt = isOral
      ? oralDeadlineOf(access, extraMinutes, creditedMs)
      : deadlineOf({ ...exam, closesAt: access.closesAt, startedAt, extraMinutes, creditedMs });
    await manager.update(
      Attempt,
      { id: attempt.id },
      { state: 'in_progress', startedAt, deadlineAt, shuffleSeed, draw },
    );
    const state = SESSION_MACHINE.transition(session.state, 'start');
    // Where no media is awaited, the exam may begin before its page has reached a gateway, and its time runs from here.
    const epoch = session.epoch ?? startedAt;
    const roomScanSeed = randomInt(2 ** 31);
    await manager.update(ExamSession, { id: session.id }, { state, epoch, roomScanSeed });
    await this.policies.pin(session.id, manager);
    const oral = isOral ? await openOral(attempt, exam, extraMinutes, manager) : null;
    const versions = draw && { drawnVersions: draw.map(({ versionId }) => versionId) };
    const payload = {
      change: 'started',
      deadlineAt: deadlineAt.toISOString(),
      shuffleSeed,
      ...versions,
      ...oral,
    };
    await this.chain.append(session.id, 'event', null, payload, manager);
    await this.pauses.joinExamPause(
      manager.merge(ExamSession, session, { state, epoch }),
      exam,
      userId,
      manager,
    );
    await this.events.publish({ kind: 'session.changed', sessionId: session.id }, manager);
  }
}

/** A scan at check-in must have been done or declined. It is never the sole blocker: a declined one goes to the proctor. */
async function assertRoomScanned(
  { roomScan, policy }: Exam,
  sessionId: string,
  manager: EntityManager,
): Promise<void> {
  if (!asksForScanAtCheckIn(roomScanPlanOf(policy, roomScan))) return;
  const scans = await manager.findBy(RoomScanRecord, { sessionId, origin: 'check_in' });
  if (scans.length === 0 || scans.some(({ state }) => state === 'asked' || state === 'open'))
    throw new AppError('room_scan_pending');
}
