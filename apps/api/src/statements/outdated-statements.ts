import { Attempt, Exam, type GradeStatement, MarkAppeal, type StatementLine } from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';
import { attemptPolicyOf } from '../attempts/counted-attempts';

/** Marks that a commission raised. */
interface Raise {
  attempt: Attempt;
  /** What it is now, out of 100. */
  mark: number;
  at: Date;
}

/** Ids of statements in which a mark stands that was raised on appeal since. @param statements of one exam */
export async function findOutdated(
  statements: readonly GradeStatement[],
  manager: EntityManager,
): Promise<Set<string>> {
  const examId = statements[0]?.examId;
  if (!examId) return new Set();
  const raises = await readRaises(examId, manager);
  if (raises.length === 0) return new Set();
  const { counts } = attemptPolicyOf(await manager.findOneByOrFail(Exam, { id: examId }));
  const people = In(raises.map(({ attempt }) => attempt.userId));
  const attempts = await manager.findBy(Attempt, { examId, userId: people });
  const personOf = new Map(attempts.map(({ id, userId }) => [id, userId]));
  /** Where the best attempt counts, another one of the person may have overtaken the one that stands. */
  const concerns = ({ attempt }: Raise, attemptId: string): boolean =>
    attempt.id === attemptId || (counts === 'best' && attempt.userId === personOf.get(attemptId));
  const isRaised = ({ examMark, attemptId }: StatementLine): boolean =>
    examMark !== null &&
    typeof attemptId === 'string' &&
    raises.some((raise) => raise.mark > examMark && concerns(raise, attemptId));
  const outdated = statements.filter((statement) =>
    namesAttempts(statement)
      ? statement.content.lines.some(isRaised)
      : raises.some((raise) => isOfGroup(raise, statement)),
  );
  return new Set(outdated.map(({ id }) => id));
}

async function readRaises(examId: string, manager: EntityManager): Promise<Raise[]> {
  const appeals = await manager.find(MarkAppeal, {
    where: { state: 'raised', attempt: { examId } },
    relations: { attempt: { user: true } },
  });
  return appeals.flatMap(({ attempt, before, after, closedAt }) =>
    attempt && before && after && closedAt && after.mark > before.mark
      ? [{ attempt, mark: after.mark, at: closedAt }]
      : [],
  );
}

function namesAttempts({ content }: GradeStatement): boolean {
  return content.lines.some(({ attemptId }) => attemptId !== undefined);
}

/** All that can be told of a statement that does not name the attempts. */
function isOfGroup({ attempt, at }: Raise, { groupName, madeAt }: GradeStatement): boolean {
  return at > madeAt && (attempt.user?.groupName ?? '') === groupName;
}
