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

/** What `--json` gives: three objects with the same keys. A figure without a goal has null in the other two. */
export interface BenchJson {
  figures: Record<string, number>;
  goals: Record<string, { atMost?: number; atLeast?: number } | null>;
  met: Record<string, boolean | null>;
}

export function toJson({ figures, goals }: BenchReport): BenchJson {
  const json: BenchJson = { figures: {}, goals: {}, met: {} };
  for (const { name, value } of figures) {
    const goal = goals.find(({ figure }) => figure === name);
    json.figures[name] = value;
    json.goals[name] = goal
      ? {
          ...(goal.atMost !== undefined && { atMost: goal.atMost }),
          ...(goal.atLeast !== undefined && { atLeast: goal.atLeast }),
        }
      : null;
    json.met[name] = goal?.met ?? null;
  }
  return json;
}

/**
 * Prints the table for people and, when asked, one line of JSON as the very last. The process ends with 0 only when every goal is
 * met.
 */
export function printReport(report: BenchReport, withJson: boolean): void {
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
  if (withJson) console.log(JSON.stringify(toJson(report)));
  if (!report.met) process.exitCode = 1;
}
