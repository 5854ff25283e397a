import { curvesOf } from './observation-curves';

describe(curvesOf.name, () => {
  const frame = (atMs: number, ...yaws: (number | null)[]) => ({
    ...{ kind: 'frame', atMs },
    faces: yaws.map((yawDeg) => ({ pose: yawDeg === null ? null : { yawDeg, pitchDeg: 0, rollDeg: 0 } })),
  });
  const sound = (atMs: number, levelDbfs: number) => ({ kind: 'sound', atMs, levelDbfs });

  it('keeps every level, and the angle of the first face where it has one', () => {
    const observations = [
      sound(1000, -61.5),
      frame(0),
      frame(500, null, 3),
      frame(1000, -31.5, 9),
      sound(0, -60),
    ];
    expect(curvesOf(observations as never)).toEqual({
      levels: [
        [1000, -61.5],
        [0, -60],
      ],
      yaws: [[1000, -31.5]],
    });
  });
});
