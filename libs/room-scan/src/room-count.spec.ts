import { countRoom, type RoomObservation } from './room-count';

/** A picture 640 pixels wide with a camera of 65 degrees: 502 pixels are the focal length. */
const boxAt = (offsetDeg: number) => ({
  x: 320 + Math.tan((offsetDeg * Math.PI) / 180) * 502.3 - 30,
  y: 100,
  width: 60,
  height: 200,
});

/** What a camera that looks at `headingDeg` sees of persons and screens at these directions. */
function look(headingDeg: number, persons: number[], screens: number[] = [], score = 0.7): RoomObservation {
  const offsets = (directions: number[]) =>
    directions
      .map((direction) => ((direction - headingDeg + 540) % 360) - 180)
      .filter((offset) => Math.abs(offset) < 30);
  return {
    headingDeg,
    widthPx: 640,
    faces: [],
    persons: offsets(persons).map((offset) => ({ box: boxAt(offset), score })),
    objects: offsets(screens).map((offset) => ({ kind: 'screen', box: boxAt(offset), score })),
  };
}
const turn = (persons: number[], screens: number[] = [], score?: number) =>
  Array.from({ length: 49 }, (_, index) => look((index * 7.6) % 360, persons, screens, score));

describe(countRoom.name, () => {
  it('counts each person and screen once, also across the beginning of the turn', () => {
    const { persons, screens, sightings } = countRoom(turn([2, 100, 118], [250, 358]), 65);
    expect({ persons, screens }).toEqual({ persons: 3, screens: 2 });
    const expected = [2, 100, 118, 250, 358];
    sightings.forEach(({ headingDeg }, index) =>
      expect(Math.abs(headingDeg - expected[index]!)).toBeLessThan(1),
    );
  });

  it('never takes two in one picture for one', () => {
    expect(countRoom([look(50, [50, 55])], 65).persons).toBe(2);
  });

  it('counts a face without a body, and a face inside a body not again', () => {
    const seen = look(40, [40]);
    const faces = [{ box: { x: 300, y: 110, width: 40, height: 50 } }, { box: boxAt(-25) }];
    expect(countRoom([{ ...seen, faces }], 65).persons).toBe(2);
  });

  it('does not believe a weak hint of one picture, nor a very weak one of many', () => {
    expect(countRoom([look(50, [50], [], 0.5)], 65).persons).toBe(0);
    expect(countRoom(turn([50], [], 0.3), 65).persons).toBe(0);
  });

  it('counts nothing where nobody looked for things', () => {
    expect(countRoom([{ headingDeg: 0, widthPx: 640, faces: [], persons: null, objects: null }], 65)).toEqual(
      {
        persons: 0,
        screens: 0,
        sightings: [],
      },
    );
  });
});
