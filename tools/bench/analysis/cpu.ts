/** CPU milliseconds of the whole process, the threads of the picture decoder included. */
export async function cpuMsOf(work: () => Promise<void> | void): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Median CPU milliseconds of one second over several rounds; the first round only warms the machine code up. */
export async function perSecond(
  seconds: number,
  rounds: number,
  work: (second: number) => Promise<void> | void,
): Promise<number> {
  const measured: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const cpuMs = await cpuMsOf(async () => {
      for (let second = 0; second < seconds; second++) await work(second);
    });
    if (round > 0) measured.push(cpuMs / seconds);
  }
  return median(measured);
}
