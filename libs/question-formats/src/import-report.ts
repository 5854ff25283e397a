import { type Told } from './problem-words';
import { type QuestionFormat } from './question-format';
import { type QuestionItem } from './question-item';
import { type TextEncoding } from './text-decoding';

export interface ImportProblem extends Told {
  /** From 1: a line of a text, a row of a sheet, a paragraph of a document. */
  line: number;
  /** An item with an error is left out; one with warnings is taken. */
  severity: 'error' | 'warning';
}

export interface ImportCounts {
  items: number;
  errors: number;
  warnings: number;
}

/** What a file holds; nothing is stored. */
export interface ImportReport {
  format: QuestionFormat;
  /** Null for files that are no text. */
  encoding: TextEncoding | null;
  items: QuestionItem[];
  problems: ImportProblem[];
  counts: ImportCounts;
}

/** What the reader of one format finds in a text. */
export type ParsedQuestions = Pick<ImportReport, 'items' | 'problems'>;
