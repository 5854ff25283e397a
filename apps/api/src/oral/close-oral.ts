import { ORAL_MACHINE } from '@bakylau/domain';
import { MarkingScript, OralAttempt, ScriptMarking } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';

/**
 * In the transaction that closes an attempt: ends its oral exam, if it is one. Whoever sits in the panel now marks; where nobody
 * does, because time ended first, one examiner is wanted. With the attempt locked.
 */
export async function closeOral(attemptId: string, finishedAt: Date, manager: EntityManager): Promise<void> {
  const oral = await manager.findOneBy(OralAttempt, { attemptId });
  if (!oral || oral.state === 'finished') return;
  const state = ORAL_MACHINE.transition(oral.state, 'finish');
  await manager.update(OralAttempt, { attemptId }, { state, finishedAt });
  const lock = { mode: 'for_no_key_update' } as const;
  const script = await manager.findOneOrFail(MarkingScript, { where: { attemptId }, lock });
  const seats = await manager.countBy(ScriptMarking, { scriptId: script.id });
  const policy = { ...script.policy, markers: Math.max(seats, 1) };
  await manager.update(MarkingScript, { id: script.id }, { policy });
}
