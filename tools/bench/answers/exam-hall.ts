import { type AnswerValue } from '@bakylau/contracts';
import { Answer, newId, WebSession } from '@bakylau/persistence';
import { keyedHash, newSessionToken, SESSION_ABSOLUTE_MS, SESSION_COOKIE } from '@bakylau/platform';
import { EntityFactory } from '@bakylau/testing';
import { type DataSource } from 'typeorm';

const ITEMS = 40;

/** One signed-in candidate in the middle of an exam. */
export interface Seat {
  attemptId: string;
  headers: Record<string, string>;
}

/** An exam that runs, with people who answer it. */
export class ExamHall {
  private constructor(
    private readonly dataSource: DataSource,
    readonly seats: readonly Seat[],
    readonly itemIds: readonly string[],
  ) {}

  static async open(dataSource: DataSource, sessionSecret: string, people: number): Promise<ExamHall> {
    const factory = new EntityFactory(dataSource);
    const exam = await factory.exam();
    const itemIds: string[] = [];
    for (let position = 1; position <= ITEMS; position++) {
      itemIds.push((await factory.item({ examId: exam.id, position })).id);
    }
    const seats: Seat[] = [];
    for (let number = 0; number < people; number++) {
      const { userId } = await factory.enrolment({ examId: exam.id });
      const running = { state: 'in_progress', startedAt: new Date(), deadlineAt: exam.closesAt } as const;
      const attempt = await factory.attempt({ examId: exam.id, userId, ...running });
      await factory.session({ attemptId: attempt.id, state: 'running', epoch: new Date(), run: 1 });
      seats.push({ attemptId: attempt.id, headers: await signIn(dataSource, sessionSecret, userId) });
    }
    return new ExamHall(dataSource, seats, itemIds);
  }

  /** How many of the acknowledged answers the database does not hold. Keys are `attempt/item`. */
  async lost(acknowledged: ReadonlyMap<string, AnswerValue>): Promise<number> {
    const rows = await this.dataSource.getRepository(Answer).find();
    const stored = new Map(rows.map((row) => [`${row.attemptId}/${row.itemId}`, JSON.stringify(row.value)]));
    return [...acknowledged].filter(([key, value]) => !sameAnswer(stored.get(key), value)).length;
  }
}

/** The database orders the keys of a value as it likes. */
function sameAnswer(stored: string | undefined, value: AnswerValue): boolean {
  if (stored === undefined) return false;
  const entries = (of: object) => JSON.stringify(Object.entries(of).toSorted());
  return entries(JSON.parse(stored) as object) === entries(value);
}

async function signIn(dataSource: DataSource, secret: string, userId: string): Promise<Seat['headers']> {
  const token = newSessionToken();
  const csrfToken = newId();
  await dataSource.getRepository(WebSession).insert({
    idHash: keyedHash(secret, token),
    userId,
    csrfToken,
    lastSeenAt: new Date(),
    expiresAt: new Date(Date.now() + SESSION_ABSOLUTE_MS),
  });
  return { Cookie: `${SESSION_COOKIE}=${token}`, 'X-CSRF-Token': csrfToken };
}
