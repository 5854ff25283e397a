import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { planImport, type ImportOptions, type ImportPlan } from './import-plan';
import { planImportInThread } from './import-plan-thread';

jest.setTimeout(120_000);

const OPTIONS: ImportOptions = {
  format: 'gift',
  language: 'ru',
  topic: 'НДС',
  dryRun: false,
  duplicates: 'leave_out',
};
const question = (n: number): string =>
  `::В${n}::Какая ставка налога на добавленную стоимость действует в случае ${n}? {\n=${n} %\n~16 %\n~20 %\n~ставка не установлена\n}\n\n`;
const fileOf = (questions: number): Buffer =>
  Buffer.from(Array.from({ length: questions }, (_, n) => question(n + 1)).join(''));

describe(planImportInThread.name, () => {
  it('plans what this thread would, with warnings, errors and what is taken in their order', async () => {
    const bytes = Buffer.concat([
      fileOf(600),
      Buffer.from('Открытая скобка {\n=да\n\n'),
      Buffer.from(question(7)),
    ]);
    const plan = await planImportInThread(bytes, OPTIONS);
    expect(plan.questions.length).toBeGreaterThan(600);
    expect(plan).toEqual(await planImport(bytes, OPTIONS));
    const dry = await planImportInThread(bytes, { ...OPTIONS, dryRun: true });
    expect(dry.questions.every(({ item }) => item === null)).toBe(true);
    expect(dry.questions.map(({ line }) => line)).toEqual(plan.questions.map(({ line }) => line));
  });

  it('refuses a file as this thread would', async () => {
    await expect(planImportInThread(Buffer.from('PK\u0003\u0004'), OPTIONS)).rejects.toThrow(
      'is an archive or an office document and not gift',
    );
  });

  it('holds nobody up while it reads 20,000 questions', async () => {
    const bytes = fileOf(20_000);
    const here = await longestStandstillMs(() => planImport(bytes, OPTIONS));
    const plan: ImportPlan[] = [];
    const there = await longestStandstillMs(async () => plan.push(await planImportInThread(bytes, OPTIONS)));
    expect(plan[0]?.questions).toHaveLength(20_000);
    expect(there).toBeLessThan(here / 10);
  });
});

/** How long nothing else could run at a time, ms. */
async function longestStandstillMs(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  await setTimeout(50);
  await work();
  await setTimeout(50);
  delay.disable();
  return delay.max / 1e6;
}
