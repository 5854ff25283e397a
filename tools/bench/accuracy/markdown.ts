import { type BenchReport } from '../bench-report';
import { type Section } from './section';

/** Where the hand-written rest of a generated page would be lost; nothing is to be edited in it. */
const banner = '<!-- Written by the bench named below; edit the bench, not this file. -->';

const cell = (value: string | number): string => String(value).replaceAll('|', '\\|');
const row = (cells: readonly (string | number)[]): string => `| ${cells.map(cell).join(' | ')} |`;

function table({ columns, rows }: Pick<Section, 'columns' | 'rows'>): string[] {
  return [row(columns), row(columns.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(row)];
}

function goalsTable({ goals }: BenchReport): string[] {
  return table({
    columns: ['figure', 'goal', 'measured', 'met'],
    rows: goals.map(({ figure, atMost, atLeast, value, met }) => [
      figure,
      atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`,
      value,
      met ? 'yes' : 'no',
    ]),
  });
}

/** docs/accuracy.md: what was measured, when, by which command, and what limits it. */
export function accuracyPage(
  command: string,
  report: BenchReport,
  sections: readonly Section[],
  cards: readonly string[],
): string {
  const lines = [
    banner,
    '# Accuracy',
    '',
    `Measured on ${report.takenAt.slice(0, 10)} by \`${command}\`, ${report.machine}.`,
    'Errors are stated as they were found, on few people: read each table with the limits under it.',
    '',
    '## Goals',
    '',
    ...goalsTable(report),
    ...sections.flatMap((section) => [
      '',
      `## ${section.title}`,
      '',
      section.about,
      '',
      ...table(section),
      '',
      ...section.limits.map((limit) => `Limit: ${limit}`),
    ]),
    '',
    '## Networks',
    '',
    'Source, licence, input, output and known weaknesses of each network are on its card:',
    cards.map((name) => `[${name}](../models/${name}.md)`).join(', ') + '.',
    '',
  ];
  return lines.join('\n');
}
