import {
  AccessDecisionRecord,
  AccessLog,
  AccommodationProfile,
  AdmissionRating,
  Answer,
  AnswerFileRecord,
  Appeal,
  Attempt,
  CandidateComment,
  ChainEntryRecord,
  CheckIn,
  Deletion,
  ExamEnrolment,
  ExamResult,
  ExamSession,
  ExamStaff,
  FaceEnrolment,
  FollowUpQuestion,
  IncidentRecord,
  ItemBankMember,
  LivenessChallenge,
  LocalRecordingPart,
  MarkAppeal,
  MarkAppealVote,
  ObservationBatch,
  OralAttempt,
  RecordingSegment,
  ReSitEnrolment,
  RoomScanRecord,
  SessionDecision,
  SessionPauseRecord,
  SessionWindow,
  SessionRun,
  SittingPlace,
  SittingProctor,
  User,
  WindowMove,
} from '@bakylau/persistence';
import { type EntityManager, In, MoreThan, type SelectQueryBuilder } from 'typeorm';
import { markingRecord } from './marking-record';

const BATCHES = 200;

/** Without the seed, which nobody may know before the draw and the candidate's page shows after it. */
const ORAL_COLUMNS = {
  ...{ attemptId: true, state: true, seedSha256: true, contribution: true, pool: true, ticket: true },
  ...{ drawnAt: true, readyAt: true, answeringAt: true, finishedAt: true },
} as const;

/** When and where; how it is planned is nobody's own data. */
const SITTING_COLUMNS = {
  id: true,
  examId: true,
  room: true,
  opensAt: true,
  lastStartAt: true,
  closesAt: true,
} as const;

/** Without who decided. */
const MARK_APPEAL_COLUMNS = {
  ...{ id: true, attemptId: true, state: true, statement: true, filedAt: true },
  ...{ reason: true, way: true, before: true, after: true, closedAt: true },
} as const;

/** Without whose opinion it is. */
const MARK_OPINION_COLUMNS = {
  ...{ decision: true, mark: true, revision: true, reason: true, votedAt: true, carried: true },
} as const;

/** What the tables say of a person as such. */
export async function* personRecord(personId: string, manager: EntityManager): AsyncGenerator<string> {
  const where = { userId: personId };
  yield json({
    person: await manager.findOneByOrFail(User, { id: personId }),
    identification: await manager.findOneOrFail(User, {
      where: { id: personId },
      select: { id: true, iin: true },
    }),
    enrolment: await manager.findOneBy(FaceEnrolment, where),
    accommodation: await manager.findOneBy(AccommodationProfile, where),
    exams: await manager.findBy(ExamEnrolment, where),
    sittings: await manager.find(SittingPlace, {
      where,
      relations: { sitting: true },
      select: { sittingId: true, userId: true, startsAt: true, sitting: SITTING_COLUMNS },
    }),
    watchedSittings: await manager.find(SittingProctor, {
      where,
      relations: { sitting: true },
      select: { sittingId: true, userId: true, sitting: SITTING_COLUMNS },
    }),
    staffOf: await manager.find(ExamStaff, {
      where,
      relations: { exam: true },
      select: { examId: true, userId: true, role: true, bySitting: true, exam: { id: true, title: true } },
    }),
    banks: await manager.find(ItemBankMember, {
      where,
      relations: { bank: true },
      select: { bankId: true, userId: true, role: true, bank: { id: true, title: true } },
    }),
    reSits: await manager.findBy(ReSitEnrolment, where),
    // When they were in the room of an oral exam, and so in its recording.
    panels: await panelsOf(personId, manager),
    ratings: await manager.findBy(AdmissionRating, where),
    accessDecisions: await manager.findBy(AccessDecisionRecord, where),
    deletions: await manager.findBy(Deletion, { personId }),
  });
}

async function panelsOf(personId: string, manager: EntityManager) {
  const entries = await panelQuery(personId, manager).getMany();
  return entries.map(({ sessionId, atMs, utc, payload }) => {
    const { change, place } = payload as { change: string; place: number };
    return { sessionId, atMs, utc, change, place };
  });
}

/** Comings and goings of an examiner; by the index over the examiners of events. */
export function panelQuery(personId: string, manager: EntityManager): SelectQueryBuilder<ChainEntryRecord> {
  return manager
    .createQueryBuilder(ChainEntryRecord, 'entry')
    .where(`entry.kind = 'event' AND entry.payload ->> 'examinerId' = :personId`, { personId })
    .andWhere(`entry.payload ->> 'change' IN ('examiner_joined', 'examiner_left')`)
    .orderBy({ 'entry.sessionId': 'ASC', 'entry.seq': 'ASC' });
}

/** What the tables say of one session, with the list of its recordings. */
export async function* sessionRecord(session: ExamSession, manager: EntityManager): AsyncGenerator<string> {
  const { id: sessionId, attemptId } = session;
  const where = { sessionId };
  yield json({
    session,
    attempt: await manager.findOneByOrFail(Attempt, { id: attemptId }),
    answers: await manager.findBy(Answer, { attemptId }),
    answerFiles: await manager.findBy(AnswerFileRecord, { attemptId }),
    oral: await manager.findOne(OralAttempt, { where: { attemptId }, select: ORAL_COLUMNS }),
    followUps: await manager.find(FollowUpQuestion, {
      where: { attemptId },
      order: { atMs: 'ASC' },
      select: { text: true, atMs: true },
    }),
    // A mark is the candidate's to see once a person has confirmed it.
    result: await manager.findOneBy(ExamResult, { attemptId, state: In(['confirmed', 'annulled']) }),
    marking: await markingRecord(attemptId, manager),
    checkIn: await manager.findOneBy(CheckIn, where),
    liveness: await manager.findBy(LivenessChallenge, where),
    roomScans: await manager.findBy(RoomScanRecord, where),
    pauses: await manager.findBy(SessionPauseRecord, where),
    windows: await manager.findBy(SessionWindow, where),
    windowMoves: await manager.find(WindowMove, { where, order: { movedAt: 'ASC' } }),
    runs: await manager.findBy(SessionRun, where),
    incidents: await manager.find(IncidentRecord, { where, order: { startedAtMs: 'ASC' } }),
    comments: await manager.findBy(CandidateComment, where),
    decision: await manager.findOneBy(SessionDecision, where),
    appeal: await manager.findOneBy(Appeal, where),
    markAppeal: await manager.findOne(MarkAppeal, { where: { attemptId }, select: MARK_APPEAL_COLUMNS }),
    markAppealOpinions: await manager.find(MarkAppealVote, {
      where: { appeal: { attemptId, state: In(['raised', 'upheld']) } },
      select: MARK_OPINION_COLUMNS,
      order: { votedAt: 'ASC' },
    }),
    recordings: await manager.find(RecordingSegment, {
      where,
      order: { chain: 'ASC', run: 'ASC', seq: 'ASC' },
    }),
    localRecordings: await manager.find(LocalRecordingPart, {
      where,
      order: { recordingId: 'ASC', seq: 'ASC' },
    }),
    looks: await manager.find(AccessLog, { where, order: { at: 'ASC' }, select: { at: true, what: true } }),
  });
}

/** What the analysis measured, one batch a line. */
export async function* sessionObservations(
  sessionId: string,
  manager: EntityManager,
): AsyncGenerator<string> {
  let afterMs = -Number.MAX_SAFE_INTEGER;
  for (;;) {
    const batches = await manager.find(ObservationBatch, {
      where: { sessionId, ...(afterMs > -Number.MAX_SAFE_INTEGER && { fromMs: MoreThan(afterMs) }) },
      order: { fromMs: 'ASC' },
      take: BATCHES,
    });
    for (const { fromMs, toMs, observations, context } of batches)
      yield `${JSON.stringify({ fromMs, toMs, observations, context })}\n`;
    const last = batches.at(-1);
    if (!last || batches.length < BATCHES) return;
    afterMs = last.fromMs;
  }
}

/** Members of staff stay unnamed: the copy is about the person, not about them. Their notes to each other stay, too. */
const LEFT_OUT = /By$|ReviewerId$|^(verdictNote|gatewayId|passwordHash|livenessVerdict)$/;

function json(record: object): string {
  return `${JSON.stringify(record, (name, value: unknown) => (LEFT_OUT.test(name) ? undefined : value), 2)}\n`;
}
