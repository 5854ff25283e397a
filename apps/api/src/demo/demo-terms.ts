import { Exam, newId, Term } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';

/** The days that most universities of the country keep. */
const DAYS = {
  autumn: ['09-01', '12-31'],
  spring: ['01-20', '05-31'],
  summer: ['06-07', '07-24'],
} as const;

/** This year's semesters and next year's; demo exams of the autumn belong to one. What is there stays. */
export async function seedTerms(
  now: Date,
  examIds: readonly string[],
  manager: EntityManager,
): Promise<void> {
  for (const year of [now.getUTCFullYear(), now.getUTCFullYear() + 1])
    for (const season of ['autumn', 'spring', 'summer'] as const) {
      if (await manager.existsBy(Term, { season, year })) continue;
      const [first, last] = DAYS[season];
      await manager.insert(Term, {
        id: newId(),
        ...{ season, year },
        ...{ startsOn: `${year}-${first}`, endsOn: `${year}-${last}` },
      });
    }
  const autumn = await manager.findOneByOrFail(Term, { season: 'autumn', year: now.getUTCFullYear() });
  for (const id of examIds) await manager.update(Exam, { id }, { termId: autumn.id });
}
