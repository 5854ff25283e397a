import { createHash } from 'node:crypto';
import { type TicketDraw, type TicketDrawList } from '@bakylau/contracts';
import { seededDraw } from '../exams/seeded-order';

/** What a ticket is drawn by; docs/oral-exams.md has the same in words, for who wants to draw again without this program. */
export type TicketDrawInput = Pick<TicketDraw, 'attemptId' | 'seed' | 'contribution' | 'pool'>;

/**
 * The ticket that these inputs draw, on every machine. The service is bound to the seed by its hash before it knows the candidate's
 * contribution, and the candidate gives that before the seed is told: neither of them can choose.
 * @throws RangeError for an empty pool
 */
export function drawTicket({ attemptId, seed, contribution, pool }: TicketDrawInput): number {
  const below = seededDraw(['ticket', attemptId, seed, contribution, pool.join(',')].join(':'));
  const ticket = pool.length > 0 ? pool[below(pool.length)] : undefined;
  if (ticket === undefined) throw new RangeError('There is no ticket to draw from');
  return ticket;
}

/** Hex SHA-256 of the seed's text, as it is published before the draw. */
export function seedHash(seed: string): string {
  return createHash('sha256').update(seed).digest('hex');
}

/**
 * The numbers to draw from next, rising. Without return these are the tickets that were drawn least often so far: each once,
 * until all are out, and then all again.
 */
export function ticketPool(
  tickets: readonly number[],
  drawnBefore: readonly number[],
  ticketsReturn: boolean,
): number[] {
  const rising = tickets.toSorted((a, b) => a - b);
  if (ticketsReturn) return rising;
  const times = (ticket: number) => drawnBefore.filter((drawn) => drawn === ticket).length;
  const fewest = Math.min(...rising.map(times));
  return rising.filter((ticket) => times(ticket) === fewest);
}

export interface TicketDrawProblem {
  attemptId: string;
  problem: string;
}

/** Draws everything again. @returns what does not come out as it was recorded; empty when all does */
export function ticketDrawProblems({
  tickets,
  ticketsReturn,
  draws,
}: Pick<TicketDrawList, 'tickets' | 'ticketsReturn' | 'draws'>): TicketDrawProblem[] {
  return draws.flatMap((draw, i) => {
    const before = draws.slice(0, i).map(({ ticket }) => ticket);
    const pool = ticketPool(tickets, before, ticketsReturn);
    return drawProblems(draw, pool).map((problem) => ({ attemptId: draw.attemptId, problem }));
  });
}

function drawProblems(draw: TicketDraw, pool: readonly number[]): string[] {
  const problems: string[] = [];
  if (seedHash(draw.seed) !== draw.seedSha256) problems.push('the seed is not the one that was published');
  if (draw.pool.join() !== pool.join()) problems.push(`the pool should have been ${pool.join(', ')}`);
  const drawn = drawTicket(draw);
  if (drawn !== draw.ticket) problems.push(`draws ticket ${drawn} and not ${draw.ticket}`);
  return problems;
}
