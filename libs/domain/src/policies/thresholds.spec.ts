import { DEFAULT_RULES_POLICY, type RulesPolicy, rulesPolicySchema } from '../incidents/rules-policy';
import { flattenThresholds, mergeThresholds, thresholdProblems, unflattenThresholds } from './thresholds';

describe(thresholdProblems.name, () => {
  it('takes any subset of valid thresholds', () => {
    expect(thresholdProblems({})).toEqual([]);
    expect(thresholdProblems({ headAway: { openDeg: 45 }, updateEveryMs: 2_000 })).toEqual([]);
  });

  it.each([
    [{ headAwy: { openDeg: 45 } }, 'headAwy'],
    [{ headAway: { opensDeg: 45 } }, 'headAway.opensDeg'],
    [{ headAway: { openDeg: 'wide' } }, 'headAway.openDeg'],
    [{ headAway: { openDeg: 10 } }, 'headAway'],
    [{ headAway: 45 }, 'headAway'],
    [{ updateEveryMs: { ms: 1 } }, 'updateEveryMs'],
    [JSON.parse('{"__proto__":{"x":1}}') as object, '__proto__'],
    [{ constructor: { x: 1 } }, 'constructor'],
  ])('refuses %j at its place', (overrides, path) => {
    expect(thresholdProblems(overrides as Record<string, unknown>).map((p) => p.path.join('.'))).toEqual([
      path,
    ]);
  });
});

describe(mergeThresholds.name, () => {
  it('lays the exam over the defaults and the person over the exam', () => {
    const merged = mergeThresholds(
      { headAway: { openDeg: 40, openAfterMs: 6_000 } },
      { headAway: { openDeg: 60 } },
    );
    expect(merged).toEqual({
      ...DEFAULT_RULES_POLICY,
      headAway: { ...DEFAULT_RULES_POLICY.headAway, openDeg: 60, openAfterMs: 6_000 },
    });
  });

  it("keeps the person's part where the two contradict each other", () => {
    const { headAway } = mergeThresholds({ headAway: { openDeg: 25 } }, { headAway: { closeDeg: 28 } });
    expect(headAway).toMatchObject({ openDeg: 30, closeDeg: 28 });
  });

  it('gives a valid policy for any two valid parts, and never loses what the person was granted', () => {
    const draw = generator(7);
    const part = (): Record<string, unknown> => {
      for (;;) {
        const flat = Object.entries(flattenThresholds(DEFAULT_RULES_POLICY)).filter(() => draw() < 0.15);
        const moved = Object.fromEntries(
          flat.map(([name, value]) => [name, Math.round(value * (0.5 + draw()))]),
        );
        const overrides = unflattenThresholds(moved) as Record<string, unknown>;
        if (thresholdProblems(overrides).length === 0) return overrides;
      }
    };
    for (let i = 0; i < 300; i++) {
      const [exam, person] = [part(), part()];
      const merged = mergeThresholds(exam, person);
      expect(rulesPolicySchema.parse(merged)).toEqual(merged);
      expect(merged).toMatchObject(person);
    }
  });
});

describe(unflattenThresholds.name, () => {
  it('is the inverse of flattening', () => {
    const tree: RulesPolicy = DEFAULT_RULES_POLICY;
    expect(unflattenThresholds(flattenThresholds(tree))).toEqual(tree);
  });
});

/** Park and Miller's minimal standard generator: the same draws in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
