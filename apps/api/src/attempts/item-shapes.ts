import { type AnswerableItem } from '@bakylau/domain';
import { RecentMap } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What an answer to an item must look like. */
export interface ItemShape extends AnswerableItem {
  examId: string;
  /** Whether it is answered in the page: not where only files or photos are, or an oral exam allows no notes. */
  takesAnswers: boolean;
}

/** Some exams' items; the oldest goes first. */
const AT_MOST = 5_000;

/** Notes of an oral exam go by its policy, words of a written item by its task; `e` is the exam, `i` the item. */
export const TAKES_ANSWERS = `(
    (e.format <> 'oral' OR (e.policy ->> 'notesAllowed')::boolean)
    AND coalesce(jsonb_exists(i.written_task -> 'answerBy', 'text'), true)
  ) AS "takesAnswers"`;

const FIND = `
  SELECT i.exam_id AS "examId", i.kind, i.options, i.parts, ${TAKES_ANSWERS}
  FROM exam_items i JOIN exams e ON e.id = i.exam_id WHERE i.id = $1`;

/**
 * The shapes of the items that are answered now, in the memory of the process: an exam's items stand still while it runs, and each is
 * answered by hundreds. Holds no key and nothing of a person.
 */
@Injectable()
export class ItemShapes {
  private readonly known = new RecentMap<ItemShape>(AT_MOST);

  constructor(private readonly dataSource: DataSource) {}

  /** @returns null when there is no such item */
  async find(itemId: string): Promise<ItemShape | null> {
    return this.known.get(itemId) ?? this.read(itemId);
  }

  /** Past what is remembered, for an answer that does not fit it: the item may have been mended. */
  async read(itemId: string): Promise<ItemShape | null> {
    const [shape] = await this.dataSource.query<ItemShape[]>(FIND, [itemId]);
    if (!shape) return null;
    this.known.set(itemId, shape);
    return shape;
  }
}
