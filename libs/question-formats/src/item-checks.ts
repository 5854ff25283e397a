import { type ImportProblem, type ParsedQuestions } from './import-report';
import { told, type Told } from './problem-words';
import { languageDoubts, languageFault } from './question-languages';
import { type QuestionItem } from './question-item';
import { sameTextFault } from './same-text-fault';

const DAMAGED = '\uFFFD';
/** Characters of the words around a damaged letter that are told. */
const SHOWN_AROUND = 15;

/** What holds for the items of every format: all letters can be read, and languages and answers can be told apart. Others become problems. */
export function checkItems({ items, problems }: ParsedQuestions): ParsedQuestions {
  const found: ImportProblem[] = [];
  const kept = items.filter((item) => {
    const fault = letterFault(item) ?? languageFault(item) ?? answerFault(item);
    const doubts = fault === null ? languageDoubts(item) : [];
    if (fault !== null) found.push({ line: item.line, severity: 'error', ...fault });
    for (const doubt of doubts) found.push({ line: item.line, severity: 'warning', ...doubt });
    return fault === null;
  });
  return { items: kept, problems: [...found, ...problems] };
}

function answerFault(item: QuestionItem): Told | null {
  const code = sameTextFault(item);
  return code === null ? null : told(code);
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
