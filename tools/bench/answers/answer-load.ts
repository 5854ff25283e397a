import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AnswerValue } from '@bakylau/contracts';
import { type ExamHall, type Seat } from './exam-hall';

const OPTIONS = ['a', 'b', 'c', 'd'];

export interface LoadOutcome {
  sent: number;
  /** The newest acknowledged value per `attempt/item`. */
  acknowledged: Map<string, AnswerValue>;
  acknowledgements: number;
  failures: string[];
  /** By the clock of the one who sends, connection and parsing included. */
  clientMs: number[];
}

/**
 * Sends saves at a steady pace whether or not the earlier ones are answered, each by another person in turn, so that a slow
 * server does not slow the load down.
 */
export async function sendAnswers(
  origin: string,
  hall: ExamHall,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<LoadOutcome> {
  const outcome: LoadOutcome = {
    sent: 0,
    acknowledged: new Map(),
    acknowledgements: 0,
    failures: [],
    clientMs: [],
  };
  const startedAt = performance.now();
  const underWay: Promise<void>[] = [];
  for (let number = 0; number < perSecond * seconds; number++) {
    const waitMs = startedAt + (number * 1000) / perSecond - performance.now();
    if (waitMs > 1) await sleep(waitMs);
    underWay.push(sendOne(origin, hall, number, outcome));
  }
  await Promise.all(underWay);
  return outcome;
}

async function sendOne(origin: string, hall: ExamHall, number: number, outcome: LoadOutcome): Promise<void> {
  const round = Math.floor(number / hall.seats.length);
  const seat = hall.seats[number % hall.seats.length]!;
  const itemId = hall.itemIds[round % hall.itemIds.length]!;
  const value: AnswerValue = { kind: 'single_choice', optionId: OPTIONS[number % OPTIONS.length]! };
  outcome.sent += 1;
  const sentAt = performance.now();
  try {
    await save(origin, seat, itemId, { value, clientRevision: round + 1 });
  } catch (error) {
    outcome.failures.push(String(error));
    return;
  }
  outcome.clientMs.push(performance.now() - sentAt);
  outcome.acknowledgements += 1;
  outcome.acknowledged.set(`${seat.attemptId}/${itemId}`, value);
}

/** Browsers hold their connections open as well; the plain client of Node costs the least beside the server that is measured. */
const agent = new Agent({ keepAlive: true, maxSockets: 100 });

function save(origin: string, seat: Seat, itemId: string, body: object): Promise<void> {
  const headers = { ...seat.headers, 'Content-Type': 'application/json' };
  const url = `${origin}/api/attempts/${seat.attemptId}/answers/${itemId}`;
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'PUT', headers, agent }, (response) => {
      text(response).then((answer) => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${response.statusCode}: ${answer}`));
      }, reject);
    });
    call.once('error', reject);
    call.end(JSON.stringify(body));
  });
}
