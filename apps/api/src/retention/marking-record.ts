import { type RubricContent } from '@bakylau/contracts';
import {
  ExamResult,
  MarkingRevisionRecord,
  MarkingScript,
  RaisedMarksRevision,
  ScriptMarking,
} from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';

type Marks = Pick<MarkingRevisionRecord, 'revision' | 'mark' | 'items' | 'savedAt'>;

export interface MarkingRecord {
  code: string;
  mark: number | null;
  rubric: RubricContent;
  /** Every revision that was handed in, by the place of its marker and in the order of time; drafts are their marker's own. */
  revisions: (Marks & { place: number })[];
  /** What the commission gave on appeal, in the order of time; empty before it has decided. */
  onAppeal: Marks[];
}

/** How the work of an attempt was marked, by criteria and with all remarks; null before a person has confirmed the result. */
export async function markingRecord(
  attemptId: string,
  manager: EntityManager,
): Promise<MarkingRecord | null> {
  const settled = { attemptId, state: In(['confirmed', 'annulled']) };
  const script = await manager.findOneBy(MarkingScript, { attemptId });
  if (!script || !(await manager.existsBy(ExamResult, settled))) return null;
  const markings = await manager.find(ScriptMarking, {
    where: { scriptId: script.id },
    order: { place: 'ASC' },
  });
  const revisions = await manager.find(MarkingRevisionRecord, {
    where: { markingId: In(markings.map(({ id }) => id)), submitted: true },
    order: { revision: 'ASC' },
  });
  const onAppeal = await manager.find(RaisedMarksRevision, {
    where: { appeal: { attemptId, state: In(['raised', 'upheld']) } },
    order: { revision: 'ASC' },
  });
  return {
    ...{ code: script.code, mark: script.mark, rubric: script.rubric },
    revisions: markings.flatMap(({ id, place }) =>
      revisions
        .filter(({ markingId }) => markingId === id)
        .map(({ revision, mark, items, savedAt }) => ({ place, revision, mark, items, savedAt })),
    ),
    onAppeal: onAppeal.map(({ revision, mark, items, savedAt }) => ({ revision, mark, items, savedAt })),
  };
}
