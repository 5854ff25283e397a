import { createHash } from 'node:crypto';
import { type TicketDraw } from '@bakylau/contracts';
import fc from 'fast-check';
import { drawTicket, seedHash, ticketDrawProblems, ticketPool } from './ticket-draw';

const hex64 = fc.stringMatching(/^[0-9a-f]{64}$/);
const contribution = fc.stringMatching(/^[0-9A-Za-z]{1,64}$/);
const pool = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 });
const input = fc.record({ attemptId: fc.uuid(), seed: hex64, contribution, pool });

/** The formula of docs/oral-exams.md, written once more from its words. */
function byTheWords({ attemptId, seed, contribution: word, pool: from }: Parameters<typeof drawTicket>[0]) {
  const text = `ticket:${attemptId}:${seed}:${word}:${from.join(',')}`;
  const bound = 2 ** 32 - (2 ** 32 % from.length);
  for (let counter = 0; ; counter++) {
    const hash = createHash('sha256').update(`${text}:${counter}`).digest('hex');
    for (let at = 0; at < 64; at += 8) {
      const value = parseInt(hash.slice(at, at + 8), 16);
      if (value < bound) return from[value % from.length];
    }
  }
}

/** Draws for so many candidates, one after the other, as the service does it. */
function drawAll(tickets: number[], ticketsReturn: boolean, seeds: readonly string[]): TicketDraw[] {
  return seeds.reduce<TicketDraw[]>((draws, seed, i) => {
    const before = draws.map(({ ticket }) => ticket);
    const from = ticketPool(tickets, before, ticketsReturn);
    const attemptId = `01930000-0000-7000-8000-${String(i).padStart(12, '0')}`;
    const drawn = { attemptId, seed, contribution: `word${i}`, pool: from };
    const drawnAt = new Date(i).toISOString();
    return [...draws, { ...drawn, seedSha256: seedHash(seed), ticket: drawTicket(drawn), drawnAt }];
  }, []);
}

describe(drawTicket.name, () => {
  it('comes out as the published formula has it, and always the same', () => {
    fc.assert(
      fc.property(input, (of) => {
        expect(drawTicket(of)).toBe(byTheWords(of));
        expect(drawTicket({ ...of })).toBe(drawTicket(of));
        expect(of.pool).toContain(drawTicket(of));
      }),
    );
  });

  it('gives every ticket alike: chi-square over 30 tickets stays below its 0.1 % bound', () => {
    const tickets = Array.from({ length: 30 }, (_, i) => i + 1);
    const counts = new Map(tickets.map((ticket) => [ticket, 0]));
    const rounds = 9_000;
    for (let i = 0; i < rounds; i++) {
      const seed = seedHash(`seed ${i}`);
      const ticket = drawTicket({ attemptId: `attempt-${i}`, seed, contribution: 'a', pool: tickets });
      counts.set(ticket, (counts.get(ticket) ?? 0) + 1);
    }
    const wanted = rounds / tickets.length;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - wanted) ** 2 / wanted, 0);
    // 29 degrees of freedom; the draws are fixed, so that the test cannot fail by bad luck.
    expect(chiSquare).toBeLessThan(58.3);
  });

  it('hangs on the contribution: no seed decides alone', () => {
    const tickets = Array.from({ length: 30 }, (_, i) => i + 1);
    const drawn = Array.from({ length: 300 }, (_, i) =>
      drawTicket({ attemptId: 'a', seed: seedHash('one'), contribution: String(i), pool: tickets }),
    );
    expect(new Set(drawn).size).toBe(30);
  });

  it('refuses an empty pool', () => {
    expect(() => drawTicket({ attemptId: 'a', seed: seedHash('x'), contribution: '1', pool: [] })).toThrow(
      RangeError,
    );
  });
});

describe(ticketPool.name, () => {
  it('without return gives everybody another ticket, until all are out', () => {
    fc.assert(
      fc.property(pool, fc.array(hex64, { minLength: 1, maxLength: 80 }), (tickets, seeds) => {
        const drawn = drawAll(tickets, false, seeds).map(({ ticket }) => ticket);
        for (let from = 0; from < drawn.length; from += tickets.length) {
          const round = drawn.slice(from, from + tickets.length);
          expect(new Set(round).size).toBe(round.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('with return is the same for everybody', () => {
    expect(ticketPool([3, 1, 2], [1, 1, 2], true)).toEqual([1, 2, 3]);
    expect(ticketPool([3, 1, 2], [1, 2], false)).toEqual([3]);
    expect(ticketPool([3, 1, 2], [1, 2, 3], false)).toEqual([1, 2, 3]);
  });
});

describe(ticketDrawProblems.name, () => {
  const seeds = Array.from({ length: 7 }, (_, i) => seedHash(`seed ${i}`));
  const tickets = [1, 2, 3, 4, 5];

  it.each([true, false])('finds none in honest draws (return: %s)', (ticketsReturn) => {
    const draws = drawAll(tickets, ticketsReturn, seeds);
    expect(ticketDrawProblems({ tickets, ticketsReturn, draws })).toEqual([]);
  });

  it('finds another seed, another contribution, a chosen ticket and a thinned pool', () => {
    const draws = drawAll(tickets, false, seeds);
    const forged = (change: Partial<TicketDraw>) =>
      ticketDrawProblems({
        tickets,
        ticketsReturn: false,
        draws: draws.map((draw, i) => (i === 6 ? { ...draw, ...change } : draw)),
      });
    const last = draws[6] as TicketDraw;
    expect(forged({ seed: seedHash('another') }).map(({ problem }) => problem)).toContain(
      'the seed is not the one that was published',
    );
    const other = last.pool.find((ticket) => ticket !== last.ticket) ?? 0;
    expect(forged({ ticket: other })).toHaveLength(1);
    expect(forged({ pool: [last.ticket] })[0]?.problem).toMatch('the pool should have been');
    const words = Array.from({ length: 9 }, (_, i) => forged({ contribution: `other${i}` }).length);
    expect(words.some((problems) => problems > 0)).toBe(true);
  });
});
