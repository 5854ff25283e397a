import {
  type Attempt as AttemptView,
  type CandidatePause,
  type CaseMaterials,
  type CheckIn as CheckInView,
  DEFAULT_TEST_POLICY,
  type IndividualBreaks,
  type ItemView,
  type RetentionPeriods,
  roomScanPlanOf,
} from '@bakylau/contracts';
import { layOutDraw, type PolicyDocument, releasedMaterials, watchedRules } from '@bakylau/domain';
import {
  type Answer,
  type CaseFileRecord,
  type CaseMaterialRecord,
  type CheckIn,
  type Exam,
  type ExamItem,
  type ExamSession,
  type OralAttempt,
  type RoomScanRecord,
  type SessionPauseRecord,
  type SessionPolicy,
} from '@bakylau/persistence';
import { filesOf } from '../exam-questions/case-file.view';
import { candidateOralView } from '../oral/oral.view';
import { pauseCorrection } from '../pauses/pause-correction';
import { type AttemptRows } from './own-attempts';

export interface AttemptContents {
  exam: Exam;
  /** For this candidate: of the sitting, or by decision. */
  closesAt: Date;
  rules: SessionPolicy;
  /** The exam's own words about them. */
  rulesDocument: Pick<PolicyDocument, 'title' | 'description'>;
  /** As the candidate accepted it, or as it would be accepted now. */
  retention: RetentionPeriods;
  /** In the author's order. */
  items: readonly ExamItem[];
  answers: readonly Answer[];
  materials: readonly CaseMaterialRecord[];
  caseFiles: readonly CaseFileRecord[];
  /** Files that lie with answers now, by item. */
  answerFiles: ReadonlyMap<string, number>;
  /** Null for every other format, and before the start. */
  oral: OralAttempt | null;
  /** The scan of the room for which the clock stands now; null while it runs. */
  openScan: Pick<RoomScanRecord, 'shownAt' | 'reservedMs'> | null;
  /** By hand, oldest first; the last one may hold now. */
  pauses: readonly SessionPauseRecord[];
  /** Another window of the candidate holds the attempt than the one that asks. */
  openElsewhere: boolean;
  /** Of this candidate in this exam; null for none. */
  ownBreaks: IndividualBreaks | null;
  now: Date;
}

/** An attempt as its candidate sees it: items only while it runs and is not paused, and never with their keys. */
export function attemptView(rows: AttemptRows, contents: AttemptContents): AttemptView {
  const { attempt, session, checkIn } = rows;
  const { exam, closesAt, rules, rulesDocument, retention, items, answers, openScan, pauses, oral, now } =
    contents;
  const { ownBreaks, openElsewhere } = contents;
  const testPolicy = exam.testPolicy ?? DEFAULT_TEST_POLICY;
  const pause = pauses.find(({ endedAt }) => !endedAt) ?? null;
  const lastPause = pauses.at(-1);
  // Who may not work on the questions for a while may not read them either.
  const showsTasks = attempt.state === 'in_progress' && !pause && !openElsewhere;
  return {
    id: attempt.id,
    sessionId: session.id,
    exam: {
      id: exam.id,
      title: exam.title,
      format: exam.format,
      durationMinutes: exam.durationMinutes,
      closesAt: closesAt.toISOString(),
      policy: exam.policy,
      scoring: testPolicy.scoring,
      roomScan: roomScanPlanOf(exam.policy, exam.roomScan),
      retention,
    },
    rules: {
      title: rulesDocument.title,
      description: rulesDocument.description,
      watched: watchedRules(rules.policy),
      allowed: ownBreaks ? [...new Set([...rules.policy.allowed, 'breaks' as const])] : rules.policy.allowed,
    },
    state: attempt.state,
    openElsewhere,
    checkIn: checkInView(checkIn, session),
    startedAt: attempt.startedAt?.toISOString() ?? null,
    deadlineAt: attempt.deadlineAt?.toISOString() ?? null,
    creditedMs: attempt.creditedMs,
    pause: pause && pauseView(pause),
    breaks: ownBreaks && breaksView(ownBreaks, pauses),
    correction: lastPause ? pauseCorrection(lastPause) : null,
    stoppedLeftMs:
      attempt.state === 'in_progress' ? stoppedLeftMs(attempt.deadlineAt, stoppageOf(pause, openScan)) : null,
    submittedAt: attempt.submittedAt?.toISOString() ?? null,
    serverNow: now.toISOString(),
    items: showsTasks
      ? layOutDraw(items, attempt.draw, testPolicy, attempt.shuffleSeed).map((item) =>
          itemView(item, contents.answerFiles.get(item.id)),
        )
      : [],
    materials: showsTasks ? materialsView(contents, attempt.startedAt) : null,
    oral: oral && !openElsewhere ? candidateOralView(oral, exam, attempt) : null,
    answers: (openElsewhere ? [] : answers).map(({ itemId, value, revision, savedAt }) => ({
      itemId,
      value,
      revision,
      savedAt: savedAt.toISOString(),
    })),
  };
}

function pauseView({
  reason,
  pausedAt,
  isBreak,
  countsFrom,
  reservedMs,
}: SessionPauseRecord): CandidatePause {
  const endsAt = isBreak ? new Date(countsFrom.getTime() + reservedMs).toISOString() : null;
  return { reason, pausedAt: pausedAt.toISOString(), endsAt };
}

function breaksView(
  { count, minutes }: IndividualBreaks,
  pauses: readonly SessionPauseRecord[],
): AttemptView['breaks'] {
  const taken = pauses.filter(({ isBreak }) => isBreak).length;
  return { left: Math.max(count - taken, 0), minutes };
}

interface Stoppage {
  since: Date | null;
  reservedMs: number;
}

/** What the clock stands for now. */
function stoppageOf(pause: SessionPauseRecord | null, scan: AttemptContents['openScan']): Stoppage | null {
  if (pause) return { since: pause.countsFrom, reservedMs: pause.reservedMs };
  return scan && { since: scan.shownAt, reservedMs: scan.reservedMs };
}

/** The deadline holds the time that is reserved for it. */
function stoppedLeftMs(deadlineAt: Date | null, stoppage: Stoppage | null): number | null {
  if (!deadlineAt || !stoppage?.since || stoppage.reservedMs === 0) return null;
  return Math.max(deadlineAt.getTime() - stoppage.reservedMs - stoppage.since.getTime(), 0);
}

export function checkInView(checkIn: CheckIn, session: Pick<ExamSession, 'uploadProfile'>): CheckInView {
  return {
    deviceCheckDone: checkIn.deviceCheck !== null,
    uploadProfile: session.uploadProfile,
    noticeAcceptedAt: checkIn.noticeAcceptedAt?.toISOString() ?? null,
    photo: checkIn.photoOutcome,
    photoTries: checkIn.photoTries,
    liveness: checkIn.livenessOutcome,
    livenessTries: checkIn.livenessTries,
  };
}

function itemView(item: ExamItem & Pick<ItemView, 'section'>, files: number | undefined): ItemView {
  const { id, position, kind, prompt, options, parts, points, pictures, section } = item;
  const { writtenTask, promptHtml } = item;
  return {
    ...{ id, position, kind, prompt, options, parts, points, pictures },
    ...(section && { section }),
    ...(writtenTask && { writtenTask }),
    ...(promptHtml && { promptHtml }),
    ...(files && { files }),
  };
}

function materialsView(
  { materials, caseFiles, pauses, now }: Pick<AttemptContents, 'materials' | 'caseFiles' | 'pauses' | 'now'>,
  startedAt: Date | null,
): CaseMaterials | null {
  if (materials.length === 0 || !startedAt) return null;
  const { released, toCome, nextAt } = releasedMaterials(materials, startedAt, now, pauses);
  return {
    released: released.map(({ material: { id, position, title, html }, releasedAt }) => ({
      ...{ id, position, title, html, files: filesOf(id, caseFiles) },
      releasedAt: releasedAt.toISOString(),
    })),
    toCome,
    nextAt: nextAt?.toISOString() ?? null,
  };
}
