import { longestStallMs } from '@bakylau/testing';
import { planImport, type ImportOptions } from './import-plan';
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
    let planned = 0;
    const stall = await longestStallMs(async () => {
      planned = (await planImportInThread(bytes, OPTIONS)).questions.length;
    });
    expect(planned).toBe(20_000);
    expect(stall).toBeLessThan((await longestStallMs(() => planImport(bytes, OPTIONS))) / 3);
  });
});
