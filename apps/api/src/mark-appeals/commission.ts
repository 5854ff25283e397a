import { type Commission } from '@bakylau/contracts';
import {
  type ExamResult,
  ExamStaff,
  MarkAppealVote,
  RaisedMarksRevision,
  sitsExam,
  User,
} from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';
import { firstMarkers } from './mark-appeal-access';

export interface CommissionOf {
  appealId: string;
  examId: string;
  /** Of the attempt that is appealed. */
  result: Pick<ExamResult, 'attemptId' | 'confirmedBy'>;
}

interface Heard {
  /** Ids of who may decide now. */
  members: string[];
  /** All words, the earliest first. */
  votes: MarkAppealVote[];
  /** Those that count: of members, on marks that stand. */
  standing: MarkAppealVote[];
}

/** Ids of examiners of the exam who do not sit it and had no part in the first marks. */
async function memberIds({ examId, result }: CommissionOf, manager: EntityManager): Promise<string[]> {
  const first = (await firstMarkers([result], manager)).get(result.attemptId);
  const assigned = await manager.findBy(ExamStaff, { examId, role: 'examiner' });
  const ids = [...new Set(assigned.map(({ userId }) => userId))].filter((userId) => !first?.has(userId));
  const sitting = await Promise.all(ids.map((userId) => sitsExam(userId, examId, manager)));
  return ids.filter((_, at) => !sitting[at]);
}

async function hear(of: CommissionOf, manager: EntityManager): Promise<Heard> {
  const { appealId } = of;
  const members = await memberIds(of, manager);
  const votes = await manager.find(MarkAppealVote, {
    where: { appealId },
    relations: { member: true },
    order: { votedAt: 'ASC' },
  });
  const newest = await manager.countBy(RaisedMarksRevision, { appealId });
  const standing = votes.filter(
    ({ memberId, revision }) => members.includes(memberId) && (revision === null || revision === newest),
  );
  return { members, votes, standing };
}

/** Words that count; the earliest first. */
export async function standingVotes(of: CommissionOf, manager: EntityManager): Promise<MarkAppealVote[]> {
  return (await hear(of, manager)).standing;
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
  const { members, votes, standing } = await hear(of, manager);
  const heard = standing.map(({ memberId }) => memberId);
  const waiting = members.filter((id) => !heard.includes(id));
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
