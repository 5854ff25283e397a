import { type QuestionFormat } from './question-format';
import { type TextEncoding } from './text-decoding';

export interface ImportedOption {
  text: string;
  isRight: boolean;
}

export interface ImportedItem {
  /** Where the question begins, from 1. */
  line: number;
  kind: 'single_choice' | 'multiple_choice';
  prompt: string;
  options: ImportedOption[];
  /** 1 easy to 3 hard; null where the file does not say it. */
  difficulty: 1 | 2 | 3 | null;
  /** Names of pictures that the question speaks of and that the file itself does not hold. */
  pictures: string[];
}

export interface ImportProblem {
  line: number;
  /** An item with an error is left out; one with warnings is taken. */
  severity: 'error' | 'warning';
  message: string;
}

export interface ImportCounts {
  items: number;
  errors: number;
  warnings: number;
}

/** What a file holds; nothing is stored. */
export interface ImportReport {
  format: QuestionFormat;
  encoding: TextEncoding;
  items: ImportedItem[];
  problems: ImportProblem[];
  counts: ImportCounts;
}

/** What the reader of one format finds in a text. */
export type ParsedQuestions = Pick<ImportReport, 'items' | 'problems'>;
