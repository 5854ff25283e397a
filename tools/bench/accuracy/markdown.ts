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

export interface ModelCard {
  name: string;
  /** The card's page, as `npm run models:build` writes it. */
  text: string;
}

/** What a network is for, its licence and its known weaknesses, from its card. */
function cardLines({ name, text }: ModelCard): string[] {
  const purpose = text.split('\n')[2] ?? '';
  const licence = /^\| Licence \| (.*) \|$/m.exec(text)?.[1] ?? 'see its card';
  const weaknesses = /## Known weaknesses\n\n([^]*?)\n\n/.exec(text)?.[1] ?? '';
  return ['', `### [${name}](../models/${name}.md)`, '', `${purpose} Licence: ${licence}.`, '', weaknesses];
}

/** docs/accuracy.md: what was measured, when, by which command, and what limits it. */
export function accuracyPage(
  command: string,
  report: BenchReport,
  sections: readonly Section[],
  cards: readonly ModelCard[],
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
    'From the cards, which also have source, input, output and the note on the licence.',
    ...cards.flatMap(cardLines),
    '',
  ];
  return lines.join('\n');
}
