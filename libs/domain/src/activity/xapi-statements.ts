import {
  ADL_ACTIVITIES,
  ADL_VERBS,
  type ExamFormat,
  type LocalizedText,
  type XapiStatement,
  type XapiVerb,
} from '@bakylau/contracts';
import { v5 } from 'uuid';

/** An entry of the session's chain, as far as it tells what the candidate did. */
export interface TraceEntry {
  seq: number;
  kind: string;
  /** ISO 8601. */
  utc: string;
  payload: Record<string, unknown>;
}

/** What is stored of one attempt. */
export interface TracedAttempt {
  /** Address of the service, without a slash at the end. */
  origin: string;
  exam: { id: string; title: LocalizedText; format: ExamFormat };
  attemptId: string;
  sessionId: string;
  userId: string;
  createdAt: Date;
  startedAt: Date | null;
  submittedAt: Date | null;
  /** Of each answer only the last stored change has a time. */
  answers: readonly { itemId: string; revision: number; savedAt: Date }[];
  entries: readonly TraceEntry[];
  /** A result that is confirmed now; null for any other. */
  confirmed: { mark: number; isPassed: boolean; confirmedAt: Date } | null;
}

interface Deed {
  /** Makes the id of the statement, so that a second export gives the same ones and a record store keeps one. */
  key: string;
  at: Date;
  verb: XapiVerb;
  /** The item that it was done to; absent for the exam. */
  itemId?: string;
  result?: XapiStatement['result'];
}

/**
 * The trace of one attempt as xAPI statements in the order of time. It tells what was done and when, never what was answered; flags are
 * not in it, because a flag is a measurement and no deed.
 */
export function xapiStatements(attempt: TracedAttempt): XapiStatement[] {
  const deeds: Deed[] = [
    { key: 'launched', at: attempt.createdAt, verb: 'launched' },
    ...attempt.entries.flatMap((entry) => deedsOf(entry, attempt)),
    ...attempt.answers.map(({ itemId, revision, savedAt }): Deed => ({
      key: `answered:${itemId}:${revision}`,
      at: savedAt,
      verb: 'answered',
      itemId,
      result: { extensions: { [extension(attempt, 'revision')]: revision } },
    })),
  ];
  if (attempt.confirmed) {
    const { mark, isPassed, confirmedAt } = attempt.confirmed;
    const score = { scaled: mark / 100, raw: mark, min: 0, max: 100 };
    const result = { score, success: isPassed };
    deeds.push({ key: 'result', at: confirmedAt, verb: isPassed ? 'passed' : 'failed', result });
  }
  return deeds.sort((a, b) => a.at.getTime() - b.at.getTime()).map((deed) => statementOf(deed, attempt));
}

function deedsOf({ seq, kind, utc, payload }: TraceEntry, attempt: TracedAttempt): Deed[] {
  const key = `chain:${seq}`;
  const at = new Date(utc);
  const itemId = typeof payload['itemId'] === 'string' ? payload['itemId'] : undefined;
  if (kind === 'answer_file') return [{ key, at, verb: 'interacted', itemId }];
  if (kind !== 'event') return [];
  const extensions = (values: Record<string, unknown>): Deed['result'] => {
    const numbers = Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'number' ? [[extension(attempt, name), value] as const] : [],
    );
    return numbers.length > 0 ? { extensions: Object.fromEntries(numbers) } : undefined;
  };
  const { creditedMs } = payload;
  const credited = extensions({ 'credited-ms': creditedMs });
  /** Noted once it was over. */
  const stoodFor = (ms: number): Deed[] => [
    { key: `${key}:lost`, at: new Date(at.getTime() - ms), verb: 'suspended' },
    { key, at, verb: 'resumed', result: credited },
  ];
  switch (payload['change']) {
    case 'started':
      return [{ key, at, verb: 'initialized' }];
    case 'session_paused':
      return [{ key, at, verb: 'suspended' }];
    case 'session_resumed':
      return [{ key, at, verb: 'resumed', result: credited }];
    case 'time_credited':
      return stoodFor(Number(payload['lostMs'] ?? 0));
    case 'room_scan_ended':
      // One at the check-in stops no clock.
      return typeof creditedMs === 'number' && creditedMs > 0 ? stoodFor(creditedMs) : [];
    case 'time_corrected': {
      const { correctedMs, remainingMinutes } = payload;
      const result = extensions({ 'corrected-ms': correctedMs, 'remaining-minutes': remainingMinutes });
      return [{ key, at, verb: 'experienced', result }];
    }
    case 'ticket_drawn':
    case 'answer_file_removed':
      return [{ key, at, verb: 'interacted', itemId }];
    case 'submitted':
      return [{ key, at, verb: 'completed', result: completionOf(at, attempt) }];
    default:
      return [];
  }
}

/** The duration is the time in which the candidate could work: without pauses. */
function completionOf(at: Date, { startedAt, submittedAt, entries }: TracedAttempt): Deed['result'] {
  const end = submittedAt ?? at;
  if (!startedAt) return { completion: true };
  const workedMs = end.getTime() - startedAt.getTime() - pausedMs(entries, end);
  const seconds = Math.max(0, Math.round(workedMs / 10) / 100);
  return { completion: true, duration: `PT${seconds}S` };
}

/** A pause that nobody ended lasts until the end. */
function pausedMs(entries: readonly TraceEntry[], end: Date): number {
  let total = 0;
  let sinceMs: number | null = null;
  for (const { kind, utc, payload } of [...entries].sort((a, b) => a.seq - b.seq)) {
    if (kind !== 'event') continue;
    if (payload['change'] === 'session_paused') sinceMs ??= Date.parse(utc);
    if (payload['change'] !== 'session_resumed' || sinceMs === null) continue;
    total += Math.min(Date.parse(utc), end.getTime()) - sinceMs;
    sinceMs = null;
  }
  return sinceMs === null ? total : total + Math.max(0, end.getTime() - sinceMs);
}

function statementOf({ key, at, verb, itemId, result }: Deed, attempt: TracedAttempt): XapiStatement {
  const { origin, exam, attemptId, sessionId, userId } = attempt;
  const whole: XapiStatement['object'] = {
    objectType: 'Activity',
    id: `${origin}/exams/${exam.id}`,
    definition: { type: `${ADL_ACTIVITIES}assessment`, name: { ...exam.title } },
  };
  const item: XapiStatement['object'] | null = itemId
    ? {
        objectType: 'Activity',
        id: `${origin}/exams/${exam.id}/items/${itemId}`,
        definition: { type: `${ADL_ACTIVITIES}question` },
      }
    : null;
  return {
    id: v5(key, sessionId),
    version: '1.0.3',
    timestamp: at.toISOString(),
    actor: { objectType: 'Agent', account: { homePage: origin, name: userId } },
    verb: { id: ADL_VERBS + verb, display: { en: verb } },
    object: item ?? whole,
    ...(result && { result }),
    context: {
      registration: attemptId,
      platform: 'Bakylau',
      ...(item && { contextActivities: { parent: [whole] } }),
      extensions: { [extension(attempt, 'exam-format')]: exam.format },
    },
  };
}

/** An extension is named by an address that this service owns. */
function extension({ origin }: Pick<TracedAttempt, 'origin'>, name: string): string {
  return `${origin}/xapi/${name}`;
}
