import { ADL_VERBS, XAPI_VERBS, xapiStatementSchema } from '@bakylau/contracts';
import { type TracedAttempt, xapiStatements } from './xapi-statements';

const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 6, 0, second));
const id = (digit: string) => `01930000-0000-7000-8000-${digit.repeat(12)}`;
const entry = (seq: number, second: number, payload: object, kind = 'event') => ({
  seq,
  kind,
  utc: at(second).toISOString(),
  payload: { ...payload },
});

const ATTEMPT: TracedAttempt = {
  origin: 'https://exam.university.kz',
  exam: { id: id('e'), title: { kk: 'Емтихан', ru: 'Экзамен', en: 'Exam' }, format: 'written' },
  attemptId: id('a'),
  sessionId: id('5'),
  userId: id('c'),
  createdAt: at(0),
  startedAt: at(10),
  submittedAt: at(70),
  answers: [{ itemId: id('1'), revision: 4, savedAt: at(30) }],
  entries: [
    entry(1, 5, { object: {} }, 'photo'),
    entry(2, 10, { change: 'started' }),
    entry(3, 25, { change: 'time_credited', lostMs: 5000, creditedMs: 5000 }),
    entry(4, 40, { change: 'opened', rule: 'face.absent' }),
    entry(5, 45, { itemId: id('1'), object: {} }, 'answer_file'),
    entry(6, 50, { change: 'session_paused' }),
    entry(7, 55, { change: 'session_resumed', creditedMs: 5000 }),
    entry(8, 70, { change: 'submitted', by: 'candidate' }),
  ],
  confirmed: { mark: 84, isPassed: true, confirmedAt: at(80) },
};

describe(xapiStatements.name, () => {
  const statements = xapiStatements(ATTEMPT);

  it('tells in the order of time what was done, and no flag', () => {
    expect(
      statements.map(({ verb, timestamp }) => [verb.id.replace(ADL_VERBS, ''), timestamp.slice(17, 19)]),
    ).toEqual([
      ['launched', '00'],
      ['initialized', '10'],
      ['suspended', '20'],
      ['resumed', '25'],
      ['answered', '30'],
      ['interacted', '45'],
      ['suspended', '50'],
      ['resumed', '55'],
      ['completed', '10'],
      ['passed', '20'],
    ]);
    expect(JSON.stringify(statements)).not.toMatch(/face|opened|photo/);
  });

  it('tells every time that the clock stood, went on or was set anew, with what was given', () => {
    const scanned = (seq: number, second: number, creditedMs: number) =>
      entry(seq, second, { change: 'room_scan_ended', state: 'complete', creditedMs, tries: 1 });
    const told = xapiStatements({
      ...ATTEMPT,
      answers: [],
      entries: [
        scanned(1, 5, 0),
        entry(2, 10, { change: 'started' }),
        entry(3, 25, { change: 'time_credited', lostMs: 5000, creditedMs: 4000 }),
        scanned(4, 38, 8000),
        entry(5, 40, { change: 'session_paused' }),
        entry(6, 50, { change: 'session_resumed', creditedMs: 10_000 }),
        entry(7, 50, { change: 'time_corrected', correctedMs: -60_000, remainingMinutes: 25 }),
      ],
    }).map(({ verb, timestamp, result }) => [
      verb.id.replace(ADL_VERBS, ''),
      timestamp.slice(17, 19),
      Object.entries(result?.extensions ?? {}).map(([name, value]) => `${name.split('/').at(-1)} ${value}`),
    ]);
    expect(told.slice(2, -1)).toEqual([
      ['suspended', '20', []],
      ['resumed', '25', ['credited-ms 4000']],
      ['suspended', '30', []],
      ['resumed', '38', ['credited-ms 8000']],
      ['suspended', '40', []],
      ['resumed', '50', ['credited-ms 10000']],
      ['experienced', '50', ['corrected-ms -60000', 'remaining-minutes 25']],
    ]);
  });

  it('makes statements with exactly the properties of the specification, by verbs of the vocabulary', () => {
    for (const statement of statements) expect(xapiStatementSchema.parse(statement)).toEqual(statement);
    const known = XAPI_VERBS.map((verb) => ADL_VERBS + verb);
    expect(statements.filter(({ verb }) => !known.includes(verb.id as never))).toEqual([]);
    expect(new Set(statements.map(({ id: own }) => own)).size).toBe(statements.length);
  });

  it('names the actor by an account alone, and the item below its exam', () => {
    const answered = statements.find(({ verb }) => verb.id.endsWith('/answered'));
    expect(answered?.actor).toEqual({
      objectType: 'Agent',
      account: { homePage: 'https://exam.university.kz', name: id('c') },
    });
    expect(answered?.object.id).toBe(`https://exam.university.kz/exams/${id('e')}/items/${id('1')}`);
    expect(answered?.context.contextActivities?.parent?.[0]?.id).toBe(
      `https://exam.university.kz/exams/${id('e')}`,
    );
    expect(answered?.context.registration).toBe(id('a'));
  });

  it('gives duration and score, and a failed exam as failed', () => {
    const of = (verb: string, list = statements) =>
      list.find((statement) => statement.verb.id === ADL_VERBS + verb);
    expect(of('completed')?.result).toEqual({ completion: true, duration: 'PT55S' });
    expect(of('passed')?.result).toEqual({
      score: { scaled: 0.84, raw: 84, min: 0, max: 100 },
      success: true,
    });
    const failed = xapiStatements({
      ...ATTEMPT,
      confirmed: { mark: 30, isPassed: false, confirmedAt: at(80) },
    });
    expect(of('failed', failed)?.result?.success).toBe(false);
    expect(of('passed', failed)).toBeUndefined();
  });

  it('counts no pause into the duration, also none that lasted until the end', () => {
    const durationOf = (entries: TracedAttempt['entries']) =>
      xapiStatements({ ...ATTEMPT, entries }).find(({ verb }) => verb.id === `${ADL_VERBS}completed`)?.result
        ?.duration;
    const end = entry(9, 70, { change: 'submitted', by: 'clock' });
    const [paused, resumed] = [{ change: 'session_paused' }, { change: 'session_resumed' }];
    expect(durationOf([end])).toBe('PT60S');
    expect(durationOf([entry(2, 20, paused), entry(3, 30, resumed), entry(4, 60, paused), end])).toBe(
      'PT40S',
    );
  });

  it('gives the same ids again, so that a record store keeps each statement once', () => {
    expect(xapiStatements(ATTEMPT).map(({ id: own }) => own)).toEqual(statements.map(({ id: own }) => own));
    const changed = { ...ATTEMPT, answers: ATTEMPT.answers.map((answer) => ({ ...answer, revision: 5 })) };
    const fresh = xapiStatements(changed).filter(({ id: own }) => !statements.some((old) => old.id === own));
    expect(fresh.map(({ verb }) => verb.id)).toEqual([`${ADL_VERBS}answered`]);
  });
});
