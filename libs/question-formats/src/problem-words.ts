import {
  type ImportLineProblem,
  type ImportProblemCode,
  type ProblemValues,
  TERMS,
} from '@bakylau/contracts';

/** What is wrong with a question, as a code with its values and in English words. */
export type Told = Omit<ImportLineProblem, 'severity'>;

const WORDS: Readonly<Record<ImportProblemCode, string>> = TERMS.en.importProblem;

export function told(code: ImportProblemCode, values: ProblemValues = {}): Told {
  const message = WORDS[code].replace(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ''));
  return { code, values, message };
}
