import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TicketDrawList } from '@bakylau/contracts';
import { drawTicket, seedHash, ticketPool } from '@bakylau/domain';
import { createProgram } from '../program';
import { runProgram } from '../run-program';
import { type DrawReport } from './draw.command';

const TICKETS = [1, 2, 3, 4];

/** Honest draws of five candidates. */
function honest(): TicketDrawList {
  const list: TicketDrawList = {
    examId: '01930000-0000-7000-8000-000000000002',
    tickets: TICKETS,
    ticketsReturn: false,
    draws: [],
  };
  for (let i = 0; i < 5; i++) {
    const before = list.draws.map(({ ticket }) => ticket);
    const seed = seedHash(`seed ${i}`);
    const of = {
      attemptId: `01930000-0000-7000-8000-00000000010${i}`,
      ...{ seed, contribution: `word${i}`, pool: ticketPool(TICKETS, before, false) },
    };
    const drawnAt = `2026-11-26T10:0${i}:00.000Z`;
    list.draws.push({ ...of, seedSha256: seedHash(seed), ticket: drawTicket(of), drawnAt });
  }
  return list;
}

describe('bakylau draw', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-draw-'));
  let written = '';

  beforeEach(() => {
    written = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.exitCode = 0;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function check(content: unknown): Promise<{ status: unknown; report: Partial<DrawReport> }> {
    const path = join(folder, 'draws.json');
    writeFileSync(path, JSON.stringify(content));
    const status = await runProgram(createProgram(), ['node', 'bakylau', 'draw', path, '--json']);
    return { status, report: written ? (JSON.parse(written) as DrawReport) : {} };
  }

  it('finds honest draws sound', async () => {
    expect(await check(honest())).toMatchObject({
      status: 0,
      report: { sound: true, draws: 5, problems: [] },
    });
  });

  it('names the attempt whose ticket was chosen', async () => {
    const list = honest();
    const [first] = list.draws;
    if (!first) throw new Error('There are five draws');
    first.ticket = (first.ticket % 4) + 1;
    const { status, report } = await check(list);
    expect(status).toBe(1);
    expect(report.problems?.[0]?.attemptId).toBe(first.attemptId);
  });

  it('cannot check what holds no draws', async () => {
    expect((await check({ draws: 1 })).status).toBe(2);
  });
});
