import { examinerChainAt, type ExaminerChain } from '@bakylau/contracts';
import { ChainEntryRecord, User } from '@bakylau/persistence';
import { type EntityManager, In, Raw } from 'typeorm';

/**
 * Who was in the room of an oral exam, by the chain of the seat; names in the order in which they first came. The session's own chain tells
 * it, because a seat may change hands.
 */
export async function listRecordedExaminers(
  sessionId: string,
  manager: EntityManager,
): Promise<Map<ExaminerChain, string[]>> {
  const entries = await manager.find(ChainEntryRecord, {
    where: { sessionId, payload: Raw((column) => `${column} ->> 'change' = 'examiner_joined'`) },
    order: { seq: 'ASC' },
  });
  const joined = entries.map(({ payload }) => payload as { examinerId: string; place: number });
  const people = await manager.findBy(User, { id: In(joined.map(({ examinerId }) => examinerId)) });
  const nameOf = new Map(people.map(({ id, displayName }) => [id, displayName]));
  const seats = new Map<ExaminerChain, string[]>();
  for (const { examinerId, place } of joined) {
    const chain = examinerChainAt(place);
    const names = seats.get(chain) ?? [];
    const name = nameOf.get(examinerId) ?? examinerId;
    seats.set(chain, names.includes(name) ? names : [...names, name]);
  }
  return seats;
}
