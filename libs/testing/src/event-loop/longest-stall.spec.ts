import { setTimeout as sleep } from 'node:timers/promises';
import { longestStallMs } from './longest-stall';

function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe(longestStallMs.name, () => {
  it.each<[string, () => Promise<unknown>]>([
    ['before the first turn and after the last', () => Promise.resolve().then(() => block(300))],
    [
      'among others',
      () =>
        sleep(30)
          .then(() => block(300))
          .then(() => sleep(30)),
    ],
  ])('sees a stall %s', async (_when, work) => {
    expect(await longestStallMs(work)).toBeGreaterThanOrEqual(290);
  });

  it('is far less than work that gives way', async () => {
    const began = performance.now();
    const stall = await longestStallMs(async () => {
      for (let i = 0; i < 100; i++) {
        block(10);
        await sleep(1);
      }
    });
    expect(stall).toBeLessThan((performance.now() - began) / 2);
  });
});
