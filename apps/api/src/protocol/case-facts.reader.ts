import { type Decision } from '@bakylau/contracts';
import {
  Annulment,
  Appeal,
  CandidateComment,
  ChainEntryRecord,
  Deletion,
  MarkAppeal,
  User,
  WindowMove,
} from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';
import { decidersOf } from '../mark-appeals/commission';
import { markDecisionView } from '../mark-appeals/mark-decision.view';
import { findMarkedWork } from '../mark-appeals/marked-work';
import { type CaseAct, type DeletionFacts } from './protocol-facts';

/** What `ConfirmationRecord` writes; older entries have no reason. */
interface ConfirmationPayload {
  mark: number;
  letter: string;
  reason?: string | null;
  by: string;
}

interface CaseFacts {
  acts: CaseAct[];
  /** The decision that an appeal was against, when the ruling put another in its place. */
  firstDecision: Decision | null;
}

/** What candidate and staff said and did about the running exam, the decision and the result, the earliest first. */
export async function readCaseFacts(
  sessionId: string,
  attemptId: string,
  candidate: string,
  manager: EntityManager,
): Promise<CaseFacts> {
  const [comments, appeal, annulments] = await Promise.all([
    manager.findBy(CandidateComment, { sessionId }),
    manager.findOne(Appeal, { where: { sessionId }, relations: { reviewer: true } }),
    manager.find(Annulment, {
      where: { result: { attemptId } },
      relations: { proposer: true, answerer: true },
    }),
  ]);
  const acts: CaseAct[] = comments.map(({ text, at }) => ({
    kind: 'comment',
    at: at.toISOString(),
    by: candidate,
    text,
  }));
  acts.push(...(await windowMoveActs(sessionId, manager)));
  if (appeal) acts.push(...appealActs(appeal, candidate));
  acts.push(...(await markAppealActs(attemptId, candidate, manager)));
  acts.push(...(await confirmationActs(sessionId, manager)));
  for (const annulment of annulments) acts.push(...annulmentActs(annulment));
  acts.sort((a, b) => a.at.localeCompare(b.at));
  const isReplaced = appeal?.state === 'granted';
  return { acts, firstDecision: isReplaced ? await firstDecisionOf(appeal, manager) : null };
}

function appealActs(appeal: Appeal, candidate: string): CaseAct[] {
  const { statement, filedAt, state, ruling, closedAt, reviewer } = appeal;
  const acts: CaseAct[] = [{ kind: 'appeal', at: filedAt.toISOString(), by: candidate, text: statement }];
  if (closedAt && (state === 'granted' || state === 'rejected'))
    acts.push({
      kind: 'ruling',
      at: closedAt.toISOString(),
      by: reviewer?.displayName ?? '',
      text: ruling ?? '',
      state,
    });
  return acts;
}

async function windowMoveActs(sessionId: string, manager: EntityManager): Promise<CaseAct[]> {
  const moves = await manager.find(WindowMove, {
    where: { sessionId },
    relations: { mover: true },
    order: { movedAt: 'ASC', id: 'ASC' },
  });
  return moves.map(({ movedAt, mover, fromDevice, toDevice, reason }) => {
    const move = {
      ...{ at: movedAt.toISOString(), by: mover?.displayName ?? '' },
      ...{ from: fromDevice, to: toDevice },
    };
    return reason === null ? { kind: 'takeOver', ...move } : { kind: 'handOver', ...move, reason };
  });
}

async function markAppealActs(
  attemptId: string,
  candidate: string,
  manager: EntityManager,
): Promise<CaseAct[]> {
  const appeal = await manager.findOneBy(MarkAppeal, { attemptId });
  if (!appeal) return [];
  const { id, filedAt, statement } = appeal;
  const filed = { kind: 'markAppeal', at: filedAt.toISOString(), by: candidate, text: statement } as const;
  const work = appeal.after ? await findMarkedWork(attemptId, manager) : null;
  const decision = markDecisionView(appeal, work);
  if (!decision) return [filed];
  const by = ((await decidersOf([id], manager)).get(id) ?? []).join(', ');
  return [filed, { kind: 'markDecision', at: decision.decidedAt, by, decision }];
}

/** From the chain, which keeps also one that a granted appeal undid. */
async function confirmationActs(sessionId: string, manager: EntityManager): Promise<CaseAct[]> {
  const entries = await manager.find(ChainEntryRecord, {
    where: { sessionId, kind: 'confirmation' },
    order: { seq: 'ASC' },
  });
  const payloads = entries.map(({ payload }) => payload as unknown as ConfirmationPayload);
  const examiners = await manager.findBy(User, { id: In(payloads.map(({ by }) => by)) });
  const nameOf = new Map(examiners.map(({ id, displayName }) => [id, displayName]));
  return payloads.map(({ mark, letter, reason = null, by }, i) => ({
    kind: 'confirmation',
    at: entries[i]?.utc ?? '',
    by: nameOf.get(by) ?? '',
    ...{ mark, letter, reason },
  }));
}

function annulmentActs(annulment: Annulment): CaseAct[] {
  const { proposer, proposedAt, reason, agreed, answerer, answeredAt } = annulment;
  const acts: CaseAct[] = [
    {
      kind: 'annulmentProposed',
      at: proposedAt.toISOString(),
      by: proposer?.displayName ?? '',
      text: reason,
    },
  ];
  if (answeredAt)
    acts.push({
      kind: agreed ? 'annulmentAgreed' : 'annulmentDeclined',
      at: answeredAt.toISOString(),
      by: answerer?.displayName ?? '',
    });
  return acts;
}

async function firstDecisionOf(
  { firstDecision, firstReviewerId }: Appeal,
  manager: EntityManager,
): Promise<Decision> {
  const reviewer = await manager.findOneBy(User, { id: firstReviewerId });
  return { ...firstDecision, decidedBy: reviewer?.displayName ?? '' };
}

export async function readDeletions(sessionId: string, manager: EntityManager): Promise<DeletionFacts[]> {
  const rows = await manager.find(Deletion, { where: { sessionId }, order: { orderedAt: 'ASC', id: 'ASC' } });
  return rows.map(({ artefact, rule, days, objects, orderedAt, receipt }) => ({
    artefact,
    rule,
    days,
    objects: objects.length,
    orderedAt: orderedAt.toISOString(),
    completedAt: receipt?.completedAt ?? null,
  }));
}
