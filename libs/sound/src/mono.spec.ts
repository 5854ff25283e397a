import { mixToMono } from './mono';

const tone = (hz: number, volume = 0.5) =>
  Float32Array.from({ length: 1600 }, (_, at) => volume * Math.sin((2 * Math.PI * hz * at) / 16_000));
const silence = new Float32Array(1600);

describe(mixToMono.name, () => {
  it('is the mean of two sides', () => {
    expect(mixToMono(tone(200), tone(200))).toEqual(tone(200));
    const mixed = mixToMono(tone(200), tone(700));
    const [a, b] = [tone(200), tone(700)];
    mixed.forEach((sample, at) => expect(sample).toBeCloseTo((a[at]! + b[at]!) / 2, 6));
    expect(mixToMono(silence, silence)).toEqual(silence);
  });

  it('halves what stands on one side alone', () => {
    expect(mixToMono(tone(200), silence)).toEqual(tone(200, 0.25));
    expect(mixToMono(silence, tone(200))).toEqual(tone(200, 0.25));
  });

  it('keeps a side where turned speech is louder than what both sides have in common', () => {
    const [speech, hum] = [tone(200, 0.5), tone(700, 0.3)];
    const [left, right] = [1, -1].map((turn) => hum.map((sample, at) => sample + turn * speech[at]!));
    expect([left, right]).toContain(mixToMono(left!, right!));
    const quiet = speech.map((sample) => sample / 4);
    const [hummed, turned] = [1, -1].map((turn) => hum.map((sample, at) => sample + turn * quiet[at]!));
    const mixed = mixToMono(hummed!, turned!);
    mixed.forEach((sample, at) => expect(sample).toBeCloseTo(hum[at]!, 6));
  });

  it('keeps the louder side of two that cancel each other out', () => {
    const turned = tone(200).map((sample) => -sample);
    expect(mixToMono(tone(200), turned)).toEqual(tone(200));
    const louder = tone(200, -0.6);
    expect(mixToMono(tone(200), louder)).toBe(louder);
  });
});
