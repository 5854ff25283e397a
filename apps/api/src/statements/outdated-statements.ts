import { OPEN_APPEAL_STATES, VOID_RESULT_STATES } from '@bakylau/contracts';
import {
  Appeal,
  Attempt,
  Exam,
  ExamResult,
  type GradeStatement,
  MarkAppeal,
  type StatementLine,
} from '@bakylau/persistence';
import { type EntityManager, In, Not } from 'typeorm';
import { attemptPolicyOf } from '../attempts/counted-attempts';

/** What became of a mark after a statement was made: a commission raised it, or its result is confirmed no longer. */
export type LineChange = 'raised' | 'withdrawn';

/** By the number of the line; empty where the statement does not tell which of its lines it was. */
export type LineChanges = ReadonlyMap<number, LineChange>;

export const NO_CHANGES: LineChanges = new Map();

/** Marks that a commission raised. */
interface Raise {
  attempt: Attempt;
  /** What it is now, out of 100. */
  mark: number;
  at: Date;
}

/**
 * Statements in which a mark stands that was raised on appeal since, or that was annulled or opened again.
 * @param statements of one exam @returns by id
 */
export async function findOutdated(
  statements: readonly GradeStatement[],
  manager: EntityManager,
): Promise<ReadonlyMap<string, LineChanges>> {
  const examId = statements[0]?.examId;
  if (!examId) return new Map();
  const raises = await readRaises(examId, manager);
  const isRaised = await raisedLines(examId, raises, manager);
  const withdrawn = await readWithdrawn(examId, statements, manager);
  const withdrawnIds = new Set(withdrawn.map(({ attemptId }) => attemptId));
  const changeOf = (line: StatementLine): LineChange | null => {
    const { attemptId, state } = line;
    if (state === 'confirmed' && attemptId && withdrawnIds.has(attemptId)) return 'withdrawn';
    return isRaised(line) ? 'raised' : null;
  };
  const outdated = new Map<string, LineChanges>();
  for (const statement of statements) {
    const changes = new Map(
      statement.content.lines.flatMap((line): [number, LineChange][] => {
        const change = changeOf(line);
        return change ? [[line.number, change]] : [];
      }),
    );
    const isOutdated = namesAttempts(statement)
      ? changes.size > 0
      : raises.some((raise) => isOfGroup(raise, statement)) ||
        withdrawn.some((result) => wasConfirmedIn(result, statement));
    if (isOutdated) outdated.set(statement.id, changes);
  }
  return outdated;
}

async function raisedLines(
  examId: string,
  raises: readonly Raise[],
  manager: EntityManager,
): Promise<(line: StatementLine) => boolean> {
  if (raises.length === 0) return () => false;
  const { counts } = attemptPolicyOf(await manager.findOneByOrFail(Exam, { id: examId }));
  const people = In(raises.map(({ attempt }) => attempt.userId));
  const attempts = await manager.findBy(Attempt, { examId, userId: people });
  const personOf = new Map(attempts.map(({ id, userId }) => [id, userId]));
  /** Where the best attempt counts, another one of the person may have overtaken the one that stands. */
  const concerns = ({ attempt }: Raise, attemptId: string): boolean =>
    attempt.id === attemptId || (counts === 'best' && attempt.userId === personOf.get(attemptId));
  return ({ examMark, attemptId }) =>
    examMark !== null &&
    typeof attemptId === 'string' &&
    raises.some((raise) => raise.mark > examMark && concerns(raise, attemptId));
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

/** Results that are not confirmed, with their people, as far as statements may concern them; some of them were confirmed once. */
async function readWithdrawn(
  examId: string,
  statements: readonly GradeStatement[],
  manager: EntityManager,
): Promise<ExamResult[]> {
  const named = statements.flatMap(({ content }) =>
    content.lines.flatMap(({ attemptId }) => attemptId ?? []),
  );
  const ofNamed = statements.every(namesAttempts) ? { attemptId: In([...new Set(named)]) } : {};
  const results = await manager.find(ExamResult, {
    where: { state: Not('confirmed'), attempt: { examId }, ...ofNamed },
    relations: { attempt: { user: true } },
    select: {
      ...{ id: true, attemptId: true, state: true, confirmedAt: true, updatedAt: true },
      attempt: { id: true, user: { id: true, groupName: true } },
    },
  });
  // While an appeal is open, a mark stands as it was confirmed, and one that was annulled before does not.
  const appealed = await manager.find(Appeal, {
    where: {
      ...{ state: In([...OPEN_APPEAL_STATES]), resultStateBefore: In([...VOID_RESULT_STATES]) },
      session: { attempt: { examId } },
    },
    relations: { session: true },
  });
  const voidBefore = new Set(appealed.map(({ session }) => session?.attemptId));
  return results.filter(({ state, attemptId }) => state !== 'appealed' || voidBefore.has(attemptId));
}

function namesAttempts({ content }: GradeStatement): boolean {
  return content.lines.some(({ attemptId }) => attemptId !== undefined);
}

/** All that can be told of a statement that does not name the attempts. */
function isOfGroup({ attempt, at }: Omit<Raise, 'mark'>, { groupName, madeAt }: GradeStatement): boolean {
  return at > madeAt && (attempt.user?.groupName ?? '') === groupName;
}

/** The same of a result that is confirmed no longer; an annulled one keeps when it was. */
function wasConfirmedIn({ attempt, confirmedAt, updatedAt }: ExamResult, statement: GradeStatement): boolean {
  const wasThere = confirmedAt !== null && confirmedAt <= statement.madeAt;
  return wasThere && attempt !== undefined && isOfGroup({ attempt, at: updatedAt }, statement);
}
