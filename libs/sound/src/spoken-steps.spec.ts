import { countSpoken, notSureLately, sureForSteps } from './spoken-steps';

const steps = (count: number, probability: number): number[] =>
  Array.from({ length: count }, () => probability);

describe(countSpoken.name, () => {
  it('counts what is said around a step of which the network is sure', () => {
    const { speech, stepsSinceSure } = countSpoken([0.1, 0.6, 0.9, 0.6, 0.2], notSureLately);
    expect(speech.ratio).toBeCloseTo(0.6, 9);
    expect(speech.probability).toBeCloseTo(0.48, 9);
    expect(stepsSinceSure).toBe(2);
  });

  it('counts nothing that stays between speech and not, however long, as the room after a bark does', () => {
    let since = notSureLately;
    for (let window = 0; window < 5; window++) {
      const { speech, stepsSinceSure } = countSpoken(steps(31, 0.7), since);
      expect(speech.ratio).toBe(0);
      since = stepsSinceSure;
    }
  });

  it('remembers a sure step into the next window, for a second', () => {
    const sure = countSpoken([...steps(30, 0.2), 0.8], notSureLately);
    expect(sure.stepsSinceSure).toBe(0);
    const next = countSpoken(steps(31, 0.6), sure.stepsSinceSure);
    expect(next.speech.ratio).toBe(1);
    const last = countSpoken(steps(31, 0.6), next.stepsSinceSure);
    expect(last).toMatchObject({ speech: { ratio: 0 }, stepsSinceSure: notSureLately });
  });

  it('lets a sure step speak for a second before and after it, in longer windows too', () => {
    const { speech } = countSpoken([...steps(50, 0.6), 0.9, ...steps(50, 0.6)], notSureLately);
    expect(speech.ratio).toBeCloseTo((2 * sureForSteps + 1) / 101, 9);
  });
});
