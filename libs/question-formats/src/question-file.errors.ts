import { type ImportProblemCode, type ProblemValues } from '@bakylau/contracts';
import { told, type Told } from './problem-words';

/** Files with pictures in them, as Moodle writes them. */
export const MAX_FILE_BYTES = 50_000_000;
/** Larger texts without pictures are not written by people: 10 MB hold some 30,000 items. */
export const MAX_TEXT_BYTES = 10_000_000;

/** The file as a whole cannot be read; the message says what to change. Faults of single items are problems of the report. */
export class QuestionFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = QuestionFileError.name;
  }
}

/** One question cannot be read or written; what is told becomes a problem of the report. */
export class ItemError extends Error {
  readonly told: Told;

  constructor(code: ImportProblemCode, values: ProblemValues = {}) {
    const fault = told(code, values);
    super(fault.message);
    this.name = new.target.name;
    this.told = fault;
  }
}
