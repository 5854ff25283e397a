import { type ImportProblem, type ImportReport } from './import-report';
import { told, type Told } from './problem-words';
import { languageDoubts, languageFault } from './question-languages';
import { type QuestionItem } from './question-item';
import { readQuestions as readFile, type ReadOptions } from './question-reader';
import { decodeText } from './text-decoding';

const DAMAGED = '\uFFFD';
/** Characters of the words around a damaged letter that are told. */
const SHOWN_AROUND = 15;

/**
 * Reads a file of questions without storing anything. A bad item becomes a problem and the others are kept; so does, in every format, an
 * item with a letter that nobody can read, or with languages that cannot be told apart.
 * @throws QuestionFileError when the file as a whole cannot be read
 */
export async function readQuestions(bytes: Uint8Array, options: ReadOptions): Promise<ImportReport> {
  const report = await readFile(bytes, options);
  const problems: ImportProblem[] = [];
  const doubt = report.encoding === null ? null : decodeText(bytes).doubt;
  if (doubt !== null) problems.push({ line: 1, severity: 'warning', ...doubt });
  const items = report.items.filter((item) => {
    const fault = letterFault(item) ?? languageFault(item);
    const doubts = fault === null ? languageDoubts(item) : [];
    if (fault !== null) problems.push({ line: item.line, severity: 'error', ...fault });
    for (const doubt of doubts) problems.push({ line: item.line, severity: 'warning', ...doubt });
    return fault === null;
  });
  if (problems.length === 0) return report;
  const all = [...problems, ...report.problems].toSorted((a, b) => a.line - b.line);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  return {
    ...report,
    items,
    problems: all,
    counts: { items: items.length, errors, warnings: all.length - errors },
  };
}

/** Tells what stands around the first damaged letter of an item; null when all are whole. */
function letterFault({ files: _, ...item }: QuestionItem): Told | null {
  const text = findText(item);
  if (text === null) return null;
  const at = text.indexOf(DAMAGED);
  return told('letters_damaged', { words: text.slice(Math.max(0, at - SHOWN_AROUND), at + SHOWN_AROUND) });
}

function findText(value: unknown): string | null {
  if (typeof value === 'string') return value.includes(DAMAGED) ? value : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const member of Object.values(value)) {
    const found = findText(member);
    if (found !== null) return found;
  }
  return null;
}
