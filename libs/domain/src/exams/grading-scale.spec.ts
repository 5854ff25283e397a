import { FINAL_ROUNDINGS } from '@bakylau/contracts';
import fc from 'fast-check';
import { gradeOf, KAZAKH_GRADING_SCALES, markOf } from './grading-scale';

const TODAY = new Date('2026-11-23T06:00:00Z');

describe(gradeOf.name, () => {
  it.each([
    [100, 'A', 4],
    [95, 'A', 4],
    [94, 'A-', 3.67],
    [90, 'A-', 3.67],
    [89, 'B+', 3.33],
    [85, 'B+', 3.33],
    [84, 'B', 3],
    [80, 'B', 3],
    [79, 'B-', 2.67],
    [75, 'B-', 2.67],
    [74, 'C+', 2.33],
    [70, 'C+', 2.33],
    [69, 'C', 2],
    [65, 'C', 2],
    [64, 'C-', 1.67],
    [60, 'C-', 1.67],
    [59, 'D+', 1.33],
    [55, 'D+', 1.33],
    [54, 'D', 1],
    [50, 'D', 1],
    [49, 'FX', 0.5],
    [25, 'FX', 0.5],
    [24, 'F', 0],
    [0, 'F', 0],
  ])('maps %i to %s, %d', (mark, letter, gradePoint) => {
    expect(gradeOf(mark, TODAY)).toMatchObject({ letter, gradePoint });
  });

  it('uses the scale of the day, by the calendar of Almaty', () => {
    expect(gradeOf(40, new Date('2018-10-29T12:00:00Z')).letter).toBe('F');
    expect(gradeOf(40, new Date('2018-10-29T20:00:00Z')).letter).toBe('FX');
    expect(gradeOf(72, new Date('2015-01-01T00:00:00Z')).word.en).toBe('satisfactory');
    expect(gradeOf(72, TODAY).word).toEqual({ kk: 'жақсы', ru: 'хорошо', en: 'good' });
    expect(() => gradeOf(72, new Date('2001-01-01T00:00:00Z'))).toThrow(RangeError);
  });

  it('refuses marks that are not whole or out of range', () => {
    for (const mark of [-1, 101, 94.5, Number.NaN]) expect(() => gradeOf(mark, TODAY)).toThrow(RangeError);
  });

  it('has scales without holes, from the best letter down to 0', () => {
    for (const { bands } of KAZAKH_GRADING_SCALES) {
      const lows = bands.map(({ fromMark }) => fromMark);
      expect(lows).toEqual([...lows].sort((a, b) => b - a));
      expect(new Set(lows).size).toBe(lows.length);
      expect(lows.at(-1)).toBe(0);
    }
  });
});

describe(markOf.name, () => {
  it.each([
    [18.9, 20, 95],
    [18.88, 20, 94],
    [0.5, 100, 1],
    [1, 3, 33],
    [2, 3, 67],
    [0, 10, 0],
    [10, 10, 100],
    [0, 0, 0],
  ])('%d of %d points are %i', (points, maxPoints, mark) => {
    expect(markOf(points, maxPoints, 'half_up')).toBe(mark);
  });

  it.each([
    [49.49, { down: 49, half_up: 49, up: 50 }],
    [49.5, { down: 49, half_up: 50, up: 50 }],
    [49.01, { down: 49, half_up: 49, up: 50 }],
    [50, { down: 50, half_up: 50, up: 50 }],
    [89.49, { down: 89, half_up: 89, up: 90 }],
    [89.5, { down: 89, half_up: 90, up: 90 }],
    [99.99, { down: 99, half_up: 100, up: 100 }],
  ])('%d becomes whole by the rule of the exam', (points, marks) => {
    for (const rounding of FINAL_ROUNDINGS) {
      expect(markOf(points, 100, rounding)).toBe(marks[rounding]);
      // The same share of other points, which binary fractions hold no better.
      expect(markOf((points * 7) / 100, 7, rounding)).toBe(marks[rounding]);
    }
  });

  it('lies within one of the exact mark, on the side that the rule names', () => {
    const worth = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(worth, fc.nat(400), (maxPoints, drawn) => {
        const points = Math.min(drawn, maxPoints);
        const [whole, rest] = [Math.floor((points * 100) / maxPoints), (points * 100) % maxPoints];
        expect(markOf(points, maxPoints, 'down')).toBe(whole);
        expect(markOf(points, maxPoints, 'up')).toBe(whole + (rest > 0 ? 1 : 0));
        expect(markOf(points, maxPoints, 'half_up')).toBe(whole + (rest * 2 >= maxPoints ? 1 : 0));
      }),
    );
  });

  it('refuses points that cannot be', () => {
    for (const points of [-1, 11, Number.NaN])
      expect(() => markOf(points, 10, 'half_up')).toThrow(RangeError);
  });
});
