import { Injectable } from '@nestjs/common';
import { type AnswerValue, type SaveAnswer, type SavedAnswer } from '@bakylau/contracts';
import { answerMisfit } from '@bakylau/domain';
import { type AttemptState, preparedQuery } from '@bakylau/persistence';
import {
  AppError,
  authorize,
  Principal,
  SessionAuthenticator,
  sessionStands,
  sessionValues,
} from '@bakylau/platform';
import { DataSource } from 'typeorm';
import { cleanWrittenHtml } from '../written/written-html';
import { assertHeldBy } from './own-attempts';
import { type ItemShape, ItemShapes, TAKES_ANSWERS } from './item-shapes';

/** Where an answer goes, and who says so. */
interface Place {
  principal: Principal;
  attemptId: string;
  itemId: string;
}

interface Seat extends ItemShape {
  state: AttemptState;
  deadlineAt: Date | null;
  /** That holds the attempt. */
  windowId: string | null;
  isOral: boolean;
}

const WITHOUT_WORDS = () =>
  new AppError('validation_failed', {
    details: [{ path: 'value', problem: 'This question is answered by files or photos, not in words.' }],
  });

interface StoredAnswer {
  value: AnswerValue;
  revision: number;
  savedAt: Date;
}

/** How an own attempt stands, and an item of its exam. */
const FIND_SEAT = `
  SELECT a.exam_id AS "examId", a.state, a.deadline_at AS "deadlineAt", a.window_id AS "windowId", i.kind, i.options, i.parts,
         e.format = 'oral' AS "isOral", ${TAKES_ANSWERS}
  FROM attempts a JOIN exam_items i ON i.exam_id = a.exam_id AND i.id = $3 JOIN exams e ON e.id = a.exam_id
  WHERE a.id = $1 AND a.user_id = $2
    AND (a.draw IS NULL OR a.draw @> jsonb_build_array(jsonb_build_object('itemId', i.id)))`;

/**
 * Stores the answer when the caller's session still stands, the attempt is theirs, held by their window, belongs to the item's exam and
 * still runs, and the browser's revision is newer. The share lock lets saves of one attempt go on side by side and makes a submission
 * and a move to another window wait for them, so that nothing lands behind it.
 */
const SAVE = {
  name: 'save_answer',
  text: `
  INSERT INTO answers (attempt_id, item_id, value, revision, client_revision, saved_at)
  SELECT running.id, $2::uuid, $3::jsonb, 1, $4::integer, $5::timestamptz
  FROM (SELECT id FROM attempts
        WHERE id = $1 AND user_id = $8 AND exam_id = $6 AND state = 'in_progress' AND deadline_at > $5::timestamptz
          AND (window_id IS NULL OR window_id = $11::uuid)
          AND (draw IS NULL OR draw @> jsonb_build_array(jsonb_build_object('itemId', $2::uuid)))
          AND ${sessionStands(7)}
        FOR SHARE) running
  ON CONFLICT (attempt_id, item_id) DO UPDATE
    SET value = excluded.value, revision = answers.revision + 1,
        client_revision = excluded.client_revision, saved_at = excluded.saved_at
    WHERE answers.client_revision < excluded.client_revision
  RETURNING value, revision, saved_at AS "savedAt"`,
};

const FIND_STORED = `
  SELECT value, revision, saved_at AS "savedAt" FROM answers WHERE attempt_id = $1 AND item_id = $2`;

/** Autosave. One short statement and no more as long as nothing is wrong: this is the busiest path of the service. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly shapes: ItemShapes,
    private readonly authenticator: SessionAuthenticator,
  ) {}

  /**
   * Stores one answer and says what is stored now. A late or repeated revision changes nothing.
   * @throws AppError unauthenticated, forbidden, not_found, validation_failed, notes_not_allowed, attempt_not_running,
   * attempt_already_submitted, time_is_up, taken_over
   */
  async save(
    principal: Principal,
    attemptId: string,
    itemId: string,
    answer: SaveAnswer,
  ): Promise<SavedAnswer> {
    authorize(principal, 'attempt:sit');
    const place: Place = { principal, attemptId, itemId };
    const now = new Date();
    const shape = await this.shapes.find(itemId);
    const fits = shape?.takesAnswers && answerMisfit(shape, answer.value) === null;
    const clean = { ...answer, value: cleanValue(answer.value) };
    const saved = fits ? await this.store(place, shape.examId, clean, now) : null;
    return answerView(itemId, saved ?? (await this.storeOrExplain(place, clean, now)));
  }

  private async store(
    { principal, attemptId, itemId }: Place,
    examId: string,
    { value, clientRevision }: SaveAnswer,
    now: Date,
  ): Promise<StoredAnswer | null> {
    const answer = [attemptId, itemId, JSON.stringify(value), clientRevision, now, examId];
    const values = [...answer, ...sessionValues(principal, now), principal.windowId ?? null];
    const [saved] = await preparedQuery<StoredAnswer>(this.dataSource, SAVE, values);
    return saved ?? null;
  }

  /** Something stood against it: looks at everything again and names it, or finds that it is right after all. */
  private async storeOrExplain(known: Place, answer: SaveAnswer, now: Date): Promise<StoredAnswer> {
    const place = { ...known, principal: await this.assertSignedIn(known.principal) };
    const seat = await this.getSeat(place);
    const misfit = answerMisfit(seat, answer.value);
    if (!seat.takesAnswers) throw seat.isOral ? new AppError('notes_not_allowed') : WITHOUT_WORDS();
    if (misfit) throw new AppError('validation_failed', { details: [misfit] });
    assertRunning(seat, place, now);
    await this.shapes.read(place.itemId);
    return (await this.store(place, seat.examId, answer, now)) ?? (await this.getStored(place));
  }

  /** The caller was known by memory. */
  private async assertSignedIn({ sessionId, windowId }: Principal): Promise<Principal> {
    const principal = await this.authenticator.findPrincipalOf(sessionId);
    if (!principal) throw new AppError('unauthenticated');
    authorize(principal, 'attempt:sit');
    return { ...principal, windowId };
  }

  private async getSeat({ principal, attemptId, itemId }: Place): Promise<Seat> {
    const [seat] = await this.dataSource.query<Seat[]>(FIND_SEAT, [attemptId, principal.userId, itemId]);
    if (!seat) throw new AppError('not_found');
    return seat;
  }

  /** Nothing was stored: the attempt ended in this very moment, or a newer revision is there already. */
  private async getStored(place: Place): Promise<StoredAnswer> {
    assertRunning(await this.getSeat(place), place, new Date());
    const { attemptId, itemId } = place;
    const [stored] = await this.dataSource.query<StoredAnswer[]>(FIND_STORED, [attemptId, itemId]);
    if (!stored) throw new AppError('conflict');
    return stored;
  }
}

function cleanValue(value: AnswerValue): AnswerValue {
  return value.kind === 'written' ? { ...value, html: cleanWrittenHtml(value.html) } : value;
}

function assertRunning(seat: Seat, { principal }: Place, now: Date): void {
  const { state, deadlineAt } = seat;
  if (state === 'submitted') throw new AppError('attempt_already_submitted');
  assertHeldBy(principal, seat);
  if (state !== 'in_progress' || !deadlineAt) throw new AppError('attempt_not_running');
  if (deadlineAt <= now) throw new AppError('time_is_up');
}

function answerView(itemId: string, { value, revision, savedAt }: StoredAnswer): SavedAnswer {
  return { itemId, value, revision, savedAt: savedAt.toISOString() };
}
