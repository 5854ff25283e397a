import { type EyeReading, eyeTurn, meanGaze } from './gaze-geometry';

/** An eye 30 px wide whose iris of 11.7 px lies `x`, `y` from the middle; turned and scaled as a whole. */
function eye({ x = 0, y = 0, scale = 1, rollRad = 0 }): EyeReading {
  const place = (u: number, v: number) => ({
    x: 200 + scale * (u * Math.cos(rollRad) - v * Math.sin(rollRad)),
    y: 100 + scale * (u * Math.sin(rollRad) + v * Math.cos(rollRad)),
  });
  return { corners: [place(-15, 0), place(15, 0)], iris: place(x, y), irisDiameterPx: 11.7 * scale };
}

describe(eyeTurn.name, () => {
  it('is zero where the iris lies in the middle', () => {
    expect(eyeTurn(eye({})).yawDeg).toBeCloseTo(0, 6);
    expect(eyeTurn(eye({})).pitchDeg).toBeCloseTo(0, 6);
  });

  it('gives the angle whose sine is the offset over the radius, right and up positive', () => {
    expect(eyeTurn(eye({ x: 5.25 })).yawDeg).toBeCloseTo(30, 6);
    expect(eyeTurn(eye({ x: -5.25 })).yawDeg).toBeCloseTo(-30, 6);
    expect(eyeTurn(eye({ y: -5.25 })).pitchDeg).toBeCloseTo(30, 6);
  });

  it('does not depend on the distance or on a head that leans', () => {
    const { yawDeg, pitchDeg } = eyeTurn(eye({ x: 3, y: -1, scale: 2.5, rollRad: 0.4 }));
    expect(yawDeg).toBeCloseTo(eyeTurn(eye({ x: 3 })).yawDeg, 6);
    expect(pitchDeg).toBeCloseTo(eyeTurn(eye({ y: -1 })).pitchDeg, 6);
  });

  it('stays at 90 degrees where the iris was read too far out', () => {
    expect(eyeTurn(eye({ x: 14 })).yawDeg).toBeCloseTo(90, 6);
  });
});

describe(meanGaze.name, () => {
  it('lies between both eyes', () => {
    const gaze = meanGaze({ yawDeg: 10, pitchDeg: 4 }, { yawDeg: 20, pitchDeg: -4 });
    expect(gaze).toEqual({ yawDeg: 15, pitchDeg: 0 });
  });
});
