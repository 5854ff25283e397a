import { likenessOf } from './scene-likeness';
import { THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH } from './thumbnail';

const columns = THUMBNAIL_WIDTH / 8;

/** A wall that is lighter on one side, and somebody in dark clothes before it, so many eighths of the picture from its left. */
function personAt(eighth: number, lightSide: 'left' | 'right' = 'left'): Uint8Array {
  return Uint8Array.from({ length: THUMBNAIL_WIDTH * THUMBNAIL_HEIGHT }, (_, at) => {
    const x = at % THUMBNAIL_WIDTH;
    const isPerson = isCoveredBy(eighth)(at);
    const light = lightSide === 'left' ? THUMBNAIL_WIDTH - x : x;
    return isPerson ? 40 : 140 + (40 * light) / THUMBNAIL_WIDTH;
  });
}
const isCoveredBy =
  (eighth: number) =>
  (at: number): boolean => {
    const x = at % THUMBNAIL_WIDTH;
    return x >= eighth * columns && x < (eighth + 3) * columns && at >= 8 * THUMBNAIL_WIDTH;
  };

describe(likenessOf.name, () => {
  it('knows a plain room again from which somebody leans out, once their place is left out', () => {
    const [usual, leaning] = [personAt(3), personAt(0)];
    const isCovered = (at: number): boolean => isCoveredBy(3)(at) || isCoveredBy(0)(at);
    expect(likenessOf(usual, leaning).border).toBeLessThan(0.45);
    expect(likenessOf(usual, leaning, isCovered).border).toBeGreaterThan(0.95);
  });

  it('tells another room with the same person in it', () => {
    expect(likenessOf(personAt(3), personAt(3, 'right'), isCoveredBy(3)).border).toBeLessThan(0);
  });

  it('takes the whole border where people cover nearly all of it', () => {
    const [a, b] = [personAt(3), personAt(0)];
    expect(likenessOf(a, b, () => true)).toEqual(likenessOf(a, b));
  });
});
