import { soundLevelOf } from './sound-level';

describe(soundLevelOf.name, () => {
  it('reads silence as the floor', () => {
    expect(soundLevelOf(new Float32Array(480))).toEqual({ levelDbfs: -120, peakDbfs: -120 });
    expect(soundLevelOf(new Float32Array(0)).levelDbfs).toBe(-120);
  });

  it('reads a full-scale sine as -3 dBFS with a peak of 0', () => {
    const sine = Float32Array.from({ length: 4800 }, (_, i) => Math.sin((2 * Math.PI * i) / 48));
    const { levelDbfs, peakDbfs } = soundLevelOf(sine);
    expect(levelDbfs).toBeCloseTo(-3.01, 1);
    expect(peakDbfs).toBeCloseTo(0, 2);
  });

  it('falls by 20 dB for a tenth', () => {
    expect(soundLevelOf(new Float32Array(100).fill(0.1)).levelDbfs).toBeCloseTo(-20, 3);
  });
});
