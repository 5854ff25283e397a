import { type BlueprintRule, type ItemDifficulty } from '@bakylau/contracts';
import { seededOrder } from './seeded-order';

export interface DrawableItem {
  id: string;
  topic: string;
  difficulty: ItemDifficulty | null;
}

export type DrawRule = Pick<BlueprintRule, 'topic' | 'difficulty' | 'count'>;

/** A rule that cannot be met: so many it wants, so many are left for it. */
export interface BlueprintShortage {
  /** Index in the list of rules. */
  rule: number;
  wanted: number;
  available: number;
}

/**
 * Draws items for rules that may overlap, none twice. Each rule takes from the pool in an order that the seed decides; where a rule
 * finds its items taken by an earlier one, that one moves to others (augmenting paths), so that a draw exists whenever one can.
 * @param seed of the attempt; any integer
 * @returns item ids by rule, in the order of the rules
 * @throws RangeError when the pool is too small; `blueprintShortages` tells it before
 */
export function drawByBlueprint(
  rules: readonly DrawRule[],
  pool: readonly DrawableItem[],
  seed: number,
): string[][] {
  const { taken, shortages } = match(rules, (i) => seededOrder(fitting(rules[i], pool), seed, `draw/${i}`));
  if (shortages.length > 0) throw new RangeError('The pool is too small for the rules');
  return rules.map((_, rule) =>
    // Sorted, since the order of moves within a rule says nothing; then mixed by the seed once more.
    seededOrder([...taken].flatMap(([id, by]) => (by === rule ? [id] : [])).sort(), seed, `order/${rule}`),
  );
}

/** The rules that cannot be met together; empty when every draw succeeds, whatever its seed. */
export function blueprintShortages(
  rules: readonly DrawRule[],
  pool: readonly DrawableItem[],
): BlueprintShortage[] {
  return match(rules, (i) => fitting(rules[i], pool)).shortages;
}

function fitting(rule: DrawRule | undefined, pool: readonly DrawableItem[]): string[] {
  if (!rule) return [];
  return pool
    .filter(
      ({ topic, difficulty }) =>
        (rule.topic === null || rule.topic === topic) &&
        (rule.difficulty === null || rule.difficulty === difficulty),
    )
    .map(({ id }) => id);
}

interface Matching {
  /** The rule that has each taken item. */
  taken: Map<string, number>;
  shortages: BlueprintShortage[];
}

/** Kuhn's algorithm with `count` places a rule. Its size does not depend on the order of candidates. */
function match(rules: readonly DrawRule[], candidatesOf: (rule: number) => string[]): Matching {
  const candidates = rules.map((_, rule) => candidatesOf(rule));
  const taken = new Map<string, number>();
  const shortages = rules.flatMap(({ count }, rule) => {
    let placed = 0;
    while (placed < count && place(rule, candidates, taken)) placed += 1;
    return placed < count ? [{ rule, wanted: count, available: placed }] : [];
  });
  return { taken, shortages };
}

/** Takes one more item for a rule, moving others if need be. Breadth first, so that the pool's size is no depth of calls. */
function place(rule: number, candidates: readonly string[][], taken: Map<string, number>): boolean {
  const cameFrom = new Map<string, string | null>();
  const queue: { rule: number; giving: string | null }[] = [{ rule, giving: null }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const id of candidates[next.rule] ?? []) {
      if (cameFrom.has(id)) continue;
      const holder = taken.get(id);
      if (holder === next.rule) continue;
      cameFrom.set(id, next.giving);
      if (holder === undefined) {
        shift(id, rule, cameFrom, taken);
        return true;
      }
      queue.push({ rule: holder, giving: id });
    }
  }
  return false;
}

/** Hands each item of the path on: the free one goes to the rule that gave the one before it. */
function shift(
  free: string,
  rule: number,
  cameFrom: ReadonlyMap<string, string | null>,
  taken: Map<string, number>,
): void {
  let id = free;
  for (let giving = cameFrom.get(id) ?? null; giving !== null; giving = cameFrom.get(id) ?? null) {
    const holder = taken.get(giving);
    if (holder === undefined) throw new Error('A path leads over an item that nobody holds');
    taken.set(id, holder);
    id = giving;
  }
  taken.set(id, rule);
}
