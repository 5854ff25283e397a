import { type Commission } from '@bakylau/contracts';
import { type ExamResult, ExamStaff, MarkAppealVote, RaisedMarksRevision, User } from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';
import { examines } from '../enrolments/exam-markers';
import { firstMarkers } from './mark-appeal-access';

export interface CommissionOf {
  appealId: string;
  examId: string;
  /** Of the attempt that is appealed. */
  result: Pick<ExamResult, 'attemptId' | 'confirmedBy'>;
}

/** Ids of who may decide now: examiners of the exam who do not sit it and had no part in the first marks. */
async function memberIds({ examId, result }: CommissionOf, manager: EntityManager): Promise<string[]> {
  const first = (await firstMarkers([result], manager)).get(result.attemptId);
  const assigned = await manager.findBy(ExamStaff, { examId, role: 'examiner' });
  const ids = [...new Set(assigned.map(({ userId }) => userId))].filter((userId) => !first?.has(userId));
  const examining = await Promise.all(ids.map((userId) => examines(userId, examId, manager)));
  return ids.filter((_, at) => examining[at]);
}

/** Words that count: of whoever may decide now, on marks that stand; the earliest first. */
export async function standingVotes(of: CommissionOf, manager: EntityManager): Promise<MarkAppealVote[]> {
  const { appealId } = of;
  const memberId = In(await memberIds(of, manager));
  const votes = await manager.find(MarkAppealVote, {
    where: { appealId, memberId },
    relations: { member: true },
    order: { votedAt: 'ASC' },
  });
  const newest = await manager.countBy(RaisedMarksRevision, { appealId });
  return votes.filter(({ revision }) => revision === null || revision === newest);
}

/** Whether two members are for one and the same thing. */
export function agree(
  one: Pick<MarkAppealVote, 'decision' | 'mark' | 'revision'>,
  other: Pick<MarkAppealVote, 'decision' | 'mark' | 'revision'>,
): boolean {
  return one.decision === other.decision && one.mark === other.mark && one.revision === other.revision;
}

/** @param size how many members have to agree; @param userId who looks */
export async function readCommission(
  of: CommissionOf,
  { size, userId }: { size: number; userId: string },
  manager: EntityManager,
): Promise<Commission> {
  const standing = await standingVotes(of, manager);
  const votes = await manager.find(MarkAppealVote, {
    where: { appealId: of.appealId },
    relations: { member: true },
    order: { votedAt: 'ASC' },
  });
  const heard = standing.map(({ memberId }) => memberId);
  const waiting = (await memberIds(of, manager)).filter((id) => !heard.includes(id));
  const people = await manager.find(User, { where: { id: In(waiting) }, order: { displayName: 'ASC' } });
  return {
    size,
    votes: votes.map(({ member, memberId, decision, mark, revision, reason, votedAt, carried }) => ({
      ...{ memberName: member?.displayName ?? '', isOwn: memberId === userId },
      ...{ decision, mark, revision, reason, votedAt: votedAt.toISOString() },
      isCurrent: carried || heard.includes(memberId),
    })),
    waiting: people.map(({ displayName }) => displayName),
  };
}

/** Names of the members who agreed on each decision, by appeal id. */
export async function decidersOf(
  appealIds: readonly string[],
  manager: EntityManager,
): Promise<Map<string, string[]>> {
  const votes = await manager.find(MarkAppealVote, {
    where: { appealId: In([...appealIds]), carried: true },
    relations: { member: true },
    order: { votedAt: 'ASC' },
  });
  const names = new Map<string, string[]>();
  for (const { appealId, member } of votes)
    names.set(appealId, [...(names.get(appealId) ?? []), member?.displayName ?? '']);
  return names;
}
