import { measureLevel } from './sound-level';

const sine = (amplitude: number): Float32Array =>
  Float32Array.from({ length: 16_000 }, (_, at) => amplitude * Math.sin((2 * Math.PI * 440 * at) / 16_000));

describe(measureLevel.name, () => {
  it('gives a full-scale sine -3 dBFS and its peak 0', () => {
    const { levelDbfs, peakDbfs } = measureLevel(sine(1));

    expect(levelDbfs).toBeCloseTo(-3.01, 2);
    expect(peakDbfs).toBeCloseTo(0, 2);
  });

  it('loses 20 dB at a tenth of the amplitude', () => {
    expect(measureLevel(sine(0.1)).levelDbfs).toBeCloseTo(-23.01, 2);
  });

  it('reads zeros as the floor and as silence', () => {
    expect(measureLevel(new Float32Array(1600))).toEqual({
      levelDbfs: -120,
      peakDbfs: -120,
      clippedRatio: 0,
      digitalSilence: true,
    });
  });

  it('does not take a very quiet microphone for a muted one', () => {
    expect(measureLevel(sine(0.0001)).digitalSilence).toBe(false);
  });

  it('counts clipped samples', () => {
    const clipped = sine(2).map((sample) => Math.max(-1, Math.min(1, sample)));

    expect(measureLevel(clipped).clippedRatio).toBeCloseTo(2 / 3, 1);
  });

  it('does not call a window without samples silent', () => {
    expect(measureLevel(new Float32Array())).toMatchObject({ levelDbfs: -120, digitalSilence: false });
  });
});
