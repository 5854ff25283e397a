import { measureTurn } from './turn-figures';
import { type Look } from './look';

const SCALE = { degPerPx: 0.5, fieldOfViewDeg: 60 };
const look = (atMs: number, changes: Partial<Look> = {}): Look => ({
  ...{ atMs, clarity: 'clear', dim: false, positionPx: 0, verticalPx: 0, speedPxPerS: 0, placedLater: false },
  ...changes,
});

describe(measureTurn.name, () => {
  it('tells how far a recording of many hours was tilted', () => {
    const looks = Array.from({ length: 200_000 }, (_, at) =>
      look(at * 200, { verticalPx: (at % 5) * 20 - 40 }),
    );
    expect(measureTurn(looks, SCALE, SCALE).tiltDeg).toBe(40);
  });

  it('tells of no tilt where no picture has a place', () => {
    const looks = [look(0, { positionPx: null, verticalPx: null })];
    expect(measureTurn(looks, SCALE, SCALE)).toMatchObject({ tiltDeg: 0, located: 0 });
    expect(measureTurn([], SCALE, SCALE).tiltDeg).toBe(0);
  });
});
