import { DEFAULT_GRADING_POLICY, type GradingPolicy } from '@bakylau/contracts';
import fc from 'fast-check';
import { admissionOf, finalGradeOf } from './final-grade';
import { gradeOf, KAZAKH_GRADING_SCALES, markOf } from './grading-scale';

const ON = new Date('2026-11-23T06:00:00Z');
const policyOf = (change: Partial<GradingPolicy> = {}) => ({ ...DEFAULT_GRADING_POLICY, ...change });

/** Hundredths, so that every rating is one that a list can hold. */
const hundredths = fc.integer({ min: 0, max: 10_000 });
const mark = fc.integer({ min: 0, max: 100 });
const reSit = fc.constantFrom('exam' as const, 'course' as const);
const policy = fc.record({
  ratingWeightPercent: fc.integer({ min: 1, max: 99 }),
  positiveFrom: mark,
  rounding: fc.constantFrom('half_up' as const, 'up' as const, 'down' as const),
  admittedFrom: fc.option(mark),
  withoutRating: fc.constantFrom('admitted' as const, 'refused' as const),
  reSit: fc.record({ fx: reSit, f: reSit }),
  documentFor: fc.constant<GradingPolicy['documentFor']>([]),
});

describe(finalGradeOf.name, () => {
  it.each([
    [80, 90, 84, 'B'],
    [95, 95, 95, 'A'],
    [94.16, 95, 94, 'A-'],
    [94.17, 95, 95, 'A'],
    [50, 50, 50, 'D'],
    [72.5, 64, 69, 'C'],
    [49.99, 100, null, 'F'],
    [100, 49, null, 'FX'],
    [100, 24, null, 'F'],
    [49, 49, null, 'F'],
  ])('rating %d and exam %d give %s, %s', (rating, examMark, final, letter) => {
    expect(finalGradeOf({ rating, examMark }, policyOf(), ON)).toMatchObject({ mark: final, letter });
  });

  it('waits for the rating, unless the exam alone counts', () => {
    const parts = { rating: null, examMark: 77 };
    expect(finalGradeOf(parts, policyOf(), ON)).toMatchObject({ state: 'rating_missing', letter: null });
    const alone = finalGradeOf(parts, policyOf({ ratingWeightPercent: 0 }), ON);
    expect(alone).toMatchObject({ state: 'counted', mark: 77, exact: 77, letter: 'B-' });
  });

  it('is the weighted sum to the last hundredth, rounded by the policy, and its letter is that of the scale', () => {
    fc.assert(
      fc.property(hundredths, mark, policy, (units, examMark, terms) => {
        const grade = finalGradeOf({ rating: units / 100, examMark }, terms, ON);
        const weight = BigInt(terms.ratingWeightPercent);
        const sum = BigInt(units) * weight + BigInt(examMark) * 100n * (100n - weight);
        const isCounted = units >= terms.positiveFrom * 100 && examMark >= terms.positiveFrom;
        expect(grade.state === 'counted').toBe(isCounted);
        if (!isCounted) return;
        const added = { half_up: 5_000n, up: 9_999n, down: 0n }[terms.rounding];
        const wanted = Number((sum + added) / 10_000n);
        expect(grade.mark).toBe(wanted);
        expect(grade.exact).toBeCloseTo(Number(sum) / 10_000, 9);
        expect(grade).toMatchObject({ letter: gradeOf(wanted, ON).letter });
      }),
      { numRuns: 2000 },
    );
  });

  it('never counts a part that is not positive, and then never gives a mark', () => {
    fc.assert(
      fc.property(hundredths, mark, policy, (units, examMark, terms) => {
        const { state, mark: final } = finalGradeOf({ rating: units / 100, examMark }, terms, ON);
        if (units < terms.positiveFrom * 100) expect([state, final]).toEqual(['rating_below', null]);
        else if (examMark < terms.positiveFrom) expect([state, final]).toEqual(['exam_below', null]);
        else expect(final).not.toBeNull();
      }),
    );
  });

  it('lies between its parts, and grows with each of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5000, max: 10_000 }),
        fc.integer({ min: 50, max: 99 }),
        policy,
        (units, examMark, terms) => {
          const of = (hundredth: number, exam: number) =>
            finalGradeOf({ rating: hundredth / 100, examMark: exam }, { ...terms, positiveFrom: 50 }, ON)
              .mark ?? Number.NaN;
          const final = of(units, examMark);
          expect(final).toBeGreaterThanOrEqual(Math.min(Math.floor(units / 100), examMark));
          expect(final).toBeLessThanOrEqual(Math.max(Math.ceil(units / 100), examMark));
          expect(of(units, examMark + 1)).toBeGreaterThanOrEqual(final);
          expect(of(Math.min(10_000, units + 1), examMark)).toBeGreaterThanOrEqual(final);
        },
      ),
    );
  });

  it.each([
    ['down', 49.5, 'exam_below', null, 'FX'],
    ['half_up', 49.5, 'counted', 56, 'D+'],
    ['up', 49.49, 'counted', 56, 'D+'],
    ['half_up', 49.49, 'exam_below', null, 'FX'],
    ['down', 89.5, 'counted', 71, 'C+'],
    ['half_up', 89.5, 'counted', 72, 'C+'],
  ] as const)(
    'judges the exam by the same rounding: %s, %d points',
    (rounding, points, state, final, letter) => {
      const parts = { rating: 60, examMark: markOf(points, 100, rounding) };
      expect(finalGradeOf(parts, policyOf({ rounding }), ON)).toMatchObject({ state, mark: final, letter });
    },
  );

  it('changes its letter at the boundaries of the scale and nowhere else', () => {
    const bands = KAZAKH_GRADING_SCALES.at(-1)?.bands ?? [];
    for (const { fromMark, letter } of bands.filter((band) => band.fromMark >= 50)) {
      const parts = { rating: fromMark, examMark: fromMark };
      expect(finalGradeOf(parts, policyOf(), ON).letter).toBe(letter);
      const below = { rating: Math.max(50, fromMark - 0.84), examMark: fromMark };
      if (fromMark > 50) expect(finalGradeOf(below, policyOf(), ON).mark).toBe(fromMark - 1);
    }
  });

  it('asks for something again exactly when the grade is unsatisfactory, by the policy', () => {
    fc.assert(
      fc.property(hundredths, mark, policy, (units, examMark, terms) => {
        const grade = finalGradeOf({ rating: units / 100, examMark }, terms, ON);
        const wanted = { FX: terms.reSit.fx, F: terms.reSit.f }[grade.letter ?? ''] ?? null;
        expect(grade.reSit).toBe(wanted);
        expect(grade.reSit === null).toBe(grade.gradePoint !== null && grade.gradePoint >= 1);
      }),
    );
    expect(finalGradeOf({ rating: 80, examMark: 30 }, policyOf(), ON).reSit).toBe('exam');
    expect(finalGradeOf({ rating: 40, examMark: 90 }, policyOf(), ON).reSit).toBe('course');
    expect(finalGradeOf({ rating: null, examMark: 30 }, policyOf(), ON).reSit).toBeNull();
  });

  it('refuses ratings that cannot be', () => {
    for (const rating of [-1, 100.01, Number.NaN])
      expect(() => finalGradeOf({ rating, examMark: 60 }, policyOf(), ON)).toThrow(RangeError);
  });
});

describe(admissionOf.name, () => {
  it('admits from the threshold on, exactly', () => {
    expect(admissionOf(50, policyOf())).toBe('admitted');
    expect(admissionOf(49.99, policyOf())).toBe('below');
    expect(admissionOf(0, policyOf({ admittedFrom: null }))).toBe('admitted');
  });

  it('treats whoever has no rating as the policy says', () => {
    expect(admissionOf(null, policyOf())).toBe('admitted');
    expect(admissionOf(null, policyOf({ withoutRating: 'refused' }))).toBe('unlisted');
  });
});
