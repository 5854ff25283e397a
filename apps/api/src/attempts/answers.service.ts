import { Injectable } from '@nestjs/common';
import { type AnswerValue, type ItemView, type SaveAnswer, type SavedAnswer } from '@bakylau/contracts';
import { type AttemptState } from '@bakylau/persistence';
import { AppError, authorize, Principal } from '@bakylau/platform';
import { DataSource } from 'typeorm';

interface Seat {
  state: AttemptState;
  deadlineAt: Date | null;
  kind: ItemView['kind'] | null;
  options: ItemView['options'] | null;
}

interface StoredAnswer {
  value: AnswerValue;
  revision: number;
  savedAt: Date;
}

/** Whose attempt it is, how it stands, and the item when it belongs to the attempt's exam. */
const FIND_SEAT = `
  SELECT a.state, a.deadline_at AS "deadlineAt", i.kind, i.options
  FROM attempts a LEFT JOIN exam_items i ON i.exam_id = a.exam_id AND i.id = $3
  WHERE a.id = $1 AND a.user_id = $2`;

/**
 * Stores the answer when the attempt still runs and the browser's revision is newer. The share lock lets saves of one
 * attempt go on side by side and makes a submission wait for them, so that nothing lands behind it.
 */
const SAVE = `
  INSERT INTO answers (attempt_id, item_id, value, revision, client_revision, saved_at)
  SELECT running.id, $2::uuid, $3::jsonb, 1, $4::integer, $5::timestamptz
  FROM (SELECT id FROM attempts WHERE id = $1 AND state = 'in_progress' AND deadline_at > $5::timestamptz FOR SHARE) running
  ON CONFLICT (attempt_id, item_id) DO UPDATE
    SET value = excluded.value, revision = answers.revision + 1,
        client_revision = excluded.client_revision, saved_at = excluded.saved_at
    WHERE answers.client_revision < excluded.client_revision
  RETURNING value, revision, saved_at AS "savedAt"`;

const FIND_STORED = `
  SELECT value, revision, saved_at AS "savedAt" FROM answers WHERE attempt_id = $1 AND item_id = $2`;

/** Autosave. Two short statements and no more: this is the busiest path of the service. */
@Injectable()
export class AnswersService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Stores one answer and says what is stored now. A late or repeated revision changes nothing.
   * @throws AppError not_found, validation_failed, attempt_not_running, attempt_already_submitted, time_is_up
   */
  async save(
    principal: Principal,
    attemptId: string,
    itemId: string,
    answer: SaveAnswer,
  ): Promise<SavedAnswer> {
    authorize(principal, 'attempt:sit');
    const now = new Date();
    const seat = await this.getSeat(principal.userId, attemptId, itemId);
    assertFits(seat, answer.value);
    assertRunning(seat, now);
    const { value, clientRevision } = answer;
    const [saved] = await this.dataSource.query<StoredAnswer[]>(SAVE, [
      attemptId,
      itemId,
      JSON.stringify(value),
      clientRevision,
      now,
    ]);
    return answerView(itemId, saved ?? (await this.getStored(principal.userId, attemptId, itemId)));
  }

  private async getSeat(userId: string, attemptId: string, itemId: string): Promise<Seat> {
    const [seat] = await this.dataSource.query<Seat[]>(FIND_SEAT, [attemptId, userId, itemId]);
    if (!seat?.kind) throw new AppError('not_found');
    return seat;
  }

  /** Nothing was stored: the attempt ended in this very moment, or a newer revision is there already. */
  private async getStored(userId: string, attemptId: string, itemId: string): Promise<StoredAnswer> {
    assertRunning(await this.getSeat(userId, attemptId, itemId), new Date());
    const [stored] = await this.dataSource.query<StoredAnswer[]>(FIND_STORED, [attemptId, itemId]);
    if (!stored) throw new AppError('conflict');
    return stored;
  }
}

function assertRunning({ state, deadlineAt }: Seat, now: Date): void {
  if (state === 'submitted') throw new AppError('attempt_already_submitted');
  if (state !== 'in_progress' || !deadlineAt) throw new AppError('attempt_not_running');
  if (deadlineAt <= now) throw new AppError('time_is_up');
}

/** The answer must be of the item's kind and name only options that it has. */
function assertFits({ kind, options }: Seat, value: AnswerValue): void {
  if (value.kind !== kind) refuse('value.kind', `This item takes an answer of the kind ${kind}.`);
  const chosen =
    value.kind === 'single_choice'
      ? [value.optionId]
      : value.kind === 'multiple_choice'
        ? value.optionIds
        : [];
  const known = new Set(options?.map(({ id }) => id));
  for (const optionId of chosen) {
    if (optionId !== null && !known.has(optionId)) refuse('value', 'This item has no such option.');
  }
}

function refuse(path: string, problem: string): never {
  throw new AppError('validation_failed', { details: [{ path, problem }] });
}

function answerView(itemId: string, { value, revision, savedAt }: StoredAnswer): SavedAnswer {
  return { itemId, value, revision, savedAt: savedAt.toISOString() };
}
