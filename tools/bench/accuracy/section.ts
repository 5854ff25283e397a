import { type BenchFigure, type BenchGoal } from '../bench-report';

/** One chapter of the accuracy report: what was measured, on what, with a table for people and figures for machines. */
export interface Section {
  title: string;
  /** What was measured and how; one or two sentences. */
  about: string;
  columns: string[];
  rows: (string | number)[][];
  figures: BenchFigure[];
  goals: BenchGoal[];
  /** What limits the figures; shown under the table. */
  limits: string[];
}

export const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
/** For tables: at most one decimal. */
export const shown = (value: number, decimals = 1): string => value.toFixed(decimals);
