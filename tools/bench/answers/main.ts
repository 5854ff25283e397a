import { createTestDatabase, startPostgresServer, TEST_POSTGRES_URL } from '@bakylau/testing';
import { benchMachine, runBench } from '../bench-machine';
import { type BenchFigure, type BenchGoal, buildReport, printReport } from '../bench-report';
import { type LoadOutcome, sendAnswers } from './answer-load';
import { ApiProcess } from './api.process';
import { DatabaseProcess } from './database.process';
import { measureFloor } from './database-floor';
import { ExamHall } from './exam-hall';
import { percentile } from './latency';

const PEOPLE = 100;
const load = { perSecond: 200, seconds: 60 } as const;
/** V8 compiles what the saves run through during their first 6,000: an api that starts in the middle of an exam is slower so long. */
const warmUp = { perSecond: 200, seconds: 30 } as const;
/** Half before the load and half after it, so that a machine that changes meanwhile changes the floor as well. */
const floorLoad = { perSecond: 200, seconds: 15 } as const;

const GOALS: BenchGoal[] = [
  { figure: 'save p99', atMost: 25 },
  { figure: 'save p99 to floor p99', atMost: 3 },
  { figure: 'lost', atMost: 0 },
  { figure: 'not acknowledged', atMost: 0 },
];

/** Saves of answers through the whole api into a PostgreSQL with its usual durability. */
async function main(): Promise<void> {
  const server = await startPostgresServer({ durable: true });
  process.env[TEST_POSTGRES_URL] = server.url;
  const database = await createTestDatabase();
  const secret = ApiProcess.newSecret();
  const api = await ApiProcess.start(database.url, secret);
  try {
    const hall = await ExamHall.open(database.dataSource, secret, PEOPLE);
    await sendAnswers(api.origin, await ExamHall.open(database.dataSource, secret, PEOPLE), warmUp);
    const floorBefore = await measureFloor(database.dataSource, database.url, floorLoad);
    const coldSaveMs = api.saveMs.splice(0);
    const postgres = await DatabaseProcess.find(database.dataSource);
    const [cpuBeforeMs, databaseBeforeMs] = [api.cpuMs, postgres.cpuMs];
    const outcome = await sendAnswers(api.origin, hall, load);
    const cpuMs = (api.cpuMs - cpuBeforeMs) / outcome.sent;
    const databaseMs = (postgres.cpuMs - databaseBeforeMs) / outcome.sent;
    const floor = [...floorBefore, ...(await measureFloor(database.dataSource, database.url, floorLoad))];
    const lost = await hall.lost(outcome.acknowledged);
    for (const failure of outcome.failures.slice(0, 3)) console.error(failure);
    report(figuresOf({ coldSaveMs, saveMs: api.saveMs, cpuMs, databaseMs, outcome, floor, lost }));
  } finally {
    await api.stop();
    await database.close();
    await server.close();
  }
}

interface Measured {
  /** Of the warm-up. */
  coldSaveMs: number[];
  saveMs: number[];
  /** CPU time of the api for one save. */
  cpuMs: number;
  /** CPU time of PostgreSQL for one save. */
  databaseMs: number;
  outcome: LoadOutcome;
  floor: number[];
  lost: number;
}

function figuresOf({ coldSaveMs, saveMs, cpuMs, databaseMs, outcome, floor, lost }: Measured): BenchFigure[] {
  const { sent, acknowledgements, clientMs } = outcome;
  const [p99, floorP99] = [percentile(saveMs, 0.99), percentile(floor, 0.99)];
  return [
    { name: 'saves', value: sent, unit: '', note: `${load.perSecond} a second, ${PEOPLE} people` },
    { name: 'save p50', value: percentile(saveMs, 0.5), unit: 'ms', note: 'server time, request to answer' },
    { name: 'save p99', value: p99, unit: 'ms', note: 'server time, request to answer' },
    {
      name: 'save p99, just started',
      value: percentile(coldSaveMs, 0.99),
      unit: 'ms',
      note: `the first ${warmUp.seconds} s of the api's life, at the same pace`,
    },
    { name: 'api CPU per save', value: cpuMs, unit: 'CPU-ms', note: 'all of it, without the database' },
    { name: 'database CPU per save', value: databaseMs, unit: 'CPU-ms', note: 'all processes of PostgreSQL' },
    {
      name: 'client p99',
      value: percentile(clientMs, 0.99),
      unit: 'ms',
      note: 'as the one who sends sees it',
    },
    {
      name: 'floor p50',
      value: percentile(floor, 0.5),
      unit: 'ms',
      note: 'bare UPDATE by pgbench, same rate',
    },
    { name: 'floor p99', value: floorP99, unit: 'ms', note: 'bare UPDATE by pgbench, same rate' },
    { name: 'save p99 to floor p99', value: p99 / floorP99, unit: '' },
    { name: 'not acknowledged', value: sent - acknowledgements, unit: '' },
    { name: 'lost', value: lost, unit: '', note: 'acknowledged and not in the database' },
  ];
}

function report(figures: BenchFigure[]): void {
  printReport(buildReport('answers', benchMachine(), figures, GOALS), process.argv.includes('--json'));
}

runBench(main);
