import { buildReport, printReport, toJson } from './bench-report';

const figures = [
  { name: 'cost', value: 12.3456, unit: 'CPU-ms' },
  { name: 'ratio', value: 9, unit: '' },
  { name: 'memory', value: 200, unit: 'MB' },
];

describe(buildReport.name, () => {
  afterEach(() => {
    jest.restoreAllMocks();
    process.exitCode = 0;
  });

  it('judges each goal by its figure', () => {
    const report = buildReport('sample', 'a machine', figures, [
      { figure: 'cost', atMost: 22 },
      { figure: 'ratio', atLeast: 10 },
    ]);
    expect(report.met).toBe(false);
    expect(toJson(report)).toEqual({
      figures: { cost: 12.3, ratio: 9, memory: 200 },
      goals: { cost: { atMost: 22 }, ratio: { atLeast: 10 }, memory: null },
      met: { cost: true, ratio: false, memory: null },
    });
  });

  it('refuses a goal without a figure', () => {
    expect(() => buildReport('sample', '', figures, [{ figure: 'speed', atMost: 1 }])).toThrow('speed');
  });

  it('prints the table, the JSON last, and ends the process with 1 when a goal is missed', () => {
    const lines: string[] = [];
    jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    const report = buildReport('sample', 'a machine', figures, [{ figure: 'ratio', atLeast: 10 }]);
    printReport(report, true);
    expect(lines.at(-2)).toContain('NOT MET');
    expect(JSON.parse(lines.at(-1)!)).toEqual(toJson(report));
    expect(process.exitCode).toBe(1);
  });
});
