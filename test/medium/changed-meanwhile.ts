import { setTimeout as sleep } from 'node:timers/promises';
import { Exam } from '@bakylau/persistence';
import { type Response, type Test } from 'supertest';
import { type DataSource, type EntityManager } from 'typeorm';
import { type ApiWorld } from './api-world';

const WAITED_FOR_MS = 10_000;

/** The answer to a request that comes while a change of the exam is under way; the change holds once the request waits for it. */
export function changedMeanwhile(
  world: ApiWorld,
  examId: string,
  columns: Partial<Pick<Exam, 'format' | 'policy'>>,
  request: () => Test,
): Promise<Response> {
  return answeredAfter(world, (manager) => manager.update(Exam, { id: examId }, columns), request);
}

/** The same while the exam is being deleted. */
export function deletedMeanwhile(world: ApiWorld, examId: string, request: () => Test): Promise<Response> {
  return answeredAfter(world, (manager) => manager.delete(Exam, { id: examId }), request);
}

async function answeredAfter(
  { database: { dataSource } }: ApiWorld,
  work: (manager: EntityManager) => Promise<unknown>,
  request: () => Test,
): Promise<Response> {
  const answer = await dataSource.transaction(async (manager) => {
    await work(manager);
    const sent = { answer: Promise.resolve(request()) };
    await untilWaiting(dataSource, 1);
    return sent;
  });
  return answer.answer;
}

/** Until so many transactions wait for what another one holds. */
export async function untilWaiting(dataSource: DataSource, requests: number): Promise<void> {
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  const until = Date.now() + WAITED_FOR_MS;
  while ((await dataSource.query<unknown[]>(waiting)).length < requests) {
    if (Date.now() > until) throw new Error(`Fewer than ${requests} requests wait for the change`);
    await sleep(20);
  }
}
