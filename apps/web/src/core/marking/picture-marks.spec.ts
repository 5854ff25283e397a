import { FIRST_MARK, markAfterKey, markBetween, pointOf, withFigure } from './picture-marks';

const FRAME = { left: 100, top: 50, width: 400, height: 200 };

describe(markBetween.name, () => {
  it('is the same rectangle whichever corner came first, in percent of the picture', () => {
    const a = pointOf({ x: 200, y: 100 }, FRAME);
    const b = pointOf({ x: 320, y: 150 }, FRAME);
    const mark = { xPercent: 25, yPercent: 25, widthPercent: 30, heightPercent: 25 };
    expect(markBetween(a, b)).toEqual(mark);
    expect(markBetween(b, a)).toEqual(mark);
  });

  it('is a point for a click, and ends at the edge of the picture', () => {
    const a = pointOf({ x: 200, y: 100 }, FRAME);
    expect(markBetween(a, pointOf({ x: 202, y: 101 }, FRAME))).toEqual({
      ...a,
      ...{ widthPercent: 0, heightPercent: 0 },
    });
    expect(pointOf({ x: 9000, y: -5 }, FRAME)).toEqual({ xPercent: 100, yPercent: 0 });
  });
});

describe(markAfterKey.name, () => {
  it('moves by arrows, grows with Shift, and leaves other keys alone', () => {
    expect(markAfterKey(FIRST_MARK, 'ArrowLeft', false)).toEqual({ ...FIRST_MARK, xPercent: 39 });
    expect(markAfterKey(FIRST_MARK, 'ArrowDown', true)).toEqual({ ...FIRST_MARK, heightPercent: 21 });
    expect(markAfterKey(FIRST_MARK, 'Enter', false)).toBeNull();
  });

  it('never leaves the picture', () => {
    const corner = { xPercent: 80, yPercent: 80, widthPercent: 20, heightPercent: 20 };
    for (const key of ['ArrowRight', 'ArrowDown'])
      for (const isShift of [true, false]) expect(markAfterKey(corner, key, isShift)).toEqual(corner);
    expect(withFigure(corner, 'xPercent', 95)).toEqual(corner);
    expect(withFigure(corner, 'widthPercent', -3).widthPercent).toBe(0);
  });
});
