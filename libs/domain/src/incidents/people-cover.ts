import { type FrameObservation } from '@bakylau/contracts';

/** Around a face, in its own sizes: where the head moves, and under the chin shoulders and arms. */
const BESIDE_HEAD = 0.5;
const ABOVE_HEAD = 0.6;
const BESIDE_BODY = 1.2;

/** Which cells of a grid over the picture somebody near may cover with head and body, row by row. */
export function coverPeople(
  { faces, quality: { width, height } }: Pick<FrameObservation, 'faces' | 'quality'>,
  columns: number,
  rows: number,
): boolean[] {
  const covered = new Array<boolean>(columns * rows).fill(false);
  /** From its top down to the bottom of the picture, in pixels. */
  const cover = (left: number, right: number, top: number): void => {
    const column = (x: number): number => Math.min(columns, Math.max(0, Math.round((x / width) * columns)));
    for (let row = Math.max(0, Math.floor((top / height) * rows)); row < rows; row++)
      covered.fill(true, row * columns + column(left), row * columns + column(right));
  };
  for (const { box, foundBy } of faces) {
    if (foundBy === 'distant') continue;
    const { x, y, width: side, height: tall } = box;
    cover(x - BESIDE_HEAD * side, x + (1 + BESIDE_HEAD) * side, y - ABOVE_HEAD * tall);
    cover(x - BESIDE_BODY * side, x + (1 + BESIDE_BODY) * side, y + tall);
  }
  return covered;
}
