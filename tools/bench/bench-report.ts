/** One measured figure; CPU figures are milliseconds of CPU, not of the clock on the wall. */
export interface BenchFigure {
  name: string;
  value: number;
  unit: string;
  note?: string;
}

export interface BenchGoal {
  figure: string;
  atMost?: number;
  atLeast?: number;
}

export interface BenchReport {
  bench: string;
  takenAt: string;
  machine: string;
  figures: BenchFigure[];
  goals: (BenchGoal & { value: number; met: boolean })[];
  met: boolean;
}

const rounded = (value: number): number => Number(value.toPrecision(3));

export function buildReport(
  bench: string,
  machine: string,
  figures: BenchFigure[],
  goals: BenchGoal[],
): BenchReport {
  const judged = goals.map((goal) => {
    const figure = figures.find(({ name }) => name === goal.figure);
    if (!figure) throw new Error(`No figure "${goal.figure}" was measured.`);
    const met = figure.value <= (goal.atMost ?? Infinity) && figure.value >= (goal.atLeast ?? -Infinity);
    return { ...goal, value: rounded(figure.value), met };
  });
  return {
    bench,
    takenAt: new Date().toISOString(),
    machine,
    figures: figures.map((figure) => ({ ...figure, value: rounded(figure.value) })),
    goals: judged,
    met: judged.every(({ met }) => met),
  };
}

/** Prints JSON for machines (`--json`) or a table for people. */
export function printReport(report: BenchReport, asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify(report, null, 2));
    return;
  }
  console.log(`${report.bench}  ${report.takenAt}  ${report.machine}`);
  const width = Math.max(...report.figures.map(({ name }) => name.length));
  for (const { name, value, unit, note } of report.figures) {
    console.log(
      `  ${name.padEnd(width)}  ${String(value).padStart(8)} ${unit.padEnd(8)}${note ? `  ${note}` : ''}`,
    );
  }
  for (const goal of report.goals) {
    const limit = goal.atMost === undefined ? `>= ${goal.atLeast}` : `<= ${goal.atMost}`;
    console.log(`  goal ${goal.figure} ${limit}: ${goal.met ? 'met' : 'NOT MET'} (${goal.value})`);
  }
}
