import { isAnswered, type ItemMarking, type RubricContent } from '@bakylau/contracts';
import { markingOutcome, rubricShare, type SubmittedMarking } from '@bakylau/domain';
import {
  Answer,
  AnswerFileRecord,
  Attempt,
  DomainEvents,
  ExamItem,
  type ItemScore,
  MarkingScript,
  SessionChainService,
} from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { itemsOf, machineScores } from '../results/attempt.scorer';
import { roundingOf } from '../results/exam-rounding';
import { storeResult } from '../results/provisional-result';
import { listParts, type MarkerPart, submittedRevision } from './script-parts';

/** Turns the marks of people into the provisional result; from there on it goes the way of every result. */
@Injectable()
export class ScriptSettlement {
  constructor(
    private readonly chain: SessionChainService,
    private readonly events: DomainEvents,
  ) {}

  /** With session and script locked. @throws AppError script_closed */
  async settle(script: MarkingScript, sessionId: string, manager: EntityManager): Promise<void> {
    const items = await writtenItems(script, manager);
    const maxPoints = pointsOfItems(items);
    const parts = (await listParts([script.id], manager)).get(script.id) ?? [];
    const rounding = await roundingOf(script.attemptId, manager);
    const markings = submittedMarkings(script, items, parts);
    const outcome = markingOutcome(script.policy, markings, maxPoints, rounding);
    if (outcome.kind !== 'marked') {
      // Once they agreed, both see both marks: a revision that parts them again would not be an independent one.
      if (script.state === 'marked') throw new AppError('script_closed');
      await manager.update(MarkingScript, { id: script.id }, { state: outcome.kind });
      return;
    }
    const { mark } = await this.storeMarks(script, sessionId, outcome.points, manager);
    await manager.update(MarkingScript, { id: script.id }, { state: 'marked', mark });
  }

  private async storeMarks(
    { id: scriptId, attemptId }: MarkingScript,
    sessionId: string,
    points: ReadonlyMap<string, number>,
    manager: EntityManager,
  ): Promise<{ mark: number }> {
    const { scores, on } = await scoresWith(attemptId, points, manager);
    const result = await storeResult(attemptId, scores, on, manager);
    const payload = { scriptId, resultId: result.id, mark: result.mark, letter: result.letter };
    await this.chain.append(sessionId, 'marking', null, payload, manager);
    await this.events.publish({ kind: 'session.changed', sessionId }, manager);
    return result;
  }
}

/** What the machine gives for an attempt together with what people gave, and the day whose scale holds. */
export async function scoresWith(
  attemptId: string,
  points: ReadonlyMap<string, number>,
  manager: EntityManager,
): Promise<{ scores: ItemScore[]; on: Date }> {
  const attempt = await manager.findOneByOrFail(Attempt, { id: attemptId });
  const answered = await answeredItems(attemptId, manager);
  const machine = await machineScores(attempt, manager);
  const scores = machine.map((score) => {
    const byPeople = points.get(score.itemId);
    return byPeople === undefined
      ? score
      : { ...score, points: byPeople, answered: answered.has(score.itemId) };
  });
  return { scores, on: attempt.submittedAt ?? new Date() };
}

/** Ids of the items that something was written to, or files were handed in for. */
async function answeredItems(attemptId: string, manager: EntityManager): Promise<Set<string>> {
  const answers = await manager.findBy(Answer, { attemptId });
  const files = await manager.findBy(AnswerFileRecord, { attemptId, removedAt: IsNull() });
  const said = answers.filter(({ value }) => isAnswered(value));
  return new Set([...said, ...files].map(({ itemId }) => itemId));
}

/** The marks that were handed in, by place. */
export function submittedMarkings(
  { rubric }: Pick<MarkingScript, 'rubric'>,
  items: readonly Pick<ExamItem, 'id' | 'points'>[],
  parts: readonly MarkerPart[],
): SubmittedMarking[] {
  return parts.flatMap((part) => {
    const submitted = submittedRevision(part);
    if (!submitted) return [];
    return [{ place: part.marking.place, points: pointsByItem(rubric, items, submitted.items) }];
  });
}

/** What of a work people mark, with the points that the items have in its attempt. */
export async function writtenItems(
  { attemptId }: Pick<MarkingScript, 'attemptId'>,
  manager: EntityManager,
): Promise<ExamItem[]> {
  const attempt = await manager.findOneByOrFail(Attempt, { id: attemptId });
  return (await itemsOf(attempt, manager)).filter(({ kind }) => kind === 'written');
}

/** The most that these items give. */
export function pointsOfItems(items: readonly Pick<ExamItem, 'points'>[]): number {
  return items.reduce((sum, { points }) => sum + points, 0);
}

/** Points of each written item by one person's marks: the item's own points, times the share of the criteria. */
export function pointsByItem(
  rubric: RubricContent,
  items: readonly Pick<ExamItem, 'id' | 'points'>[],
  marked: readonly ItemMarking[],
): Map<string, number> {
  return new Map(
    items.map(({ id, points }) => {
      const criteria = marked.find(({ itemId }) => itemId === id)?.criteria ?? [];
      return [id, points * rubricShare(rubric, criteria)];
    }),
  );
}
