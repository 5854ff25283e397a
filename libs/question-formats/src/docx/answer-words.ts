const ANSWER =
  /^(?:правильный\s+ответ|верный\s+ответ|ответ|дұрыс\s+жауап|дұрыс\s+жауабы|жауабы|жауап|correct\s+answer|answer)\s*[:–—-]\s*(.{1,200}?)[.;]?$/iu;
const SEPARATORS = /\s*(?:[,;/]|\s(?:и|және|and)\s|\s)\s*/iu;

/** What a line says to be right, as "Ответ: B", "Жауабы: А, В" or "Answer: 42"; null for a line that says nothing of it. */
export const answerOf = (text: string): string | null => ANSWER.exec(text.trim())?.[1]?.trim() ?? null;

/** The letters, or numbers of at most two digits, that an answer consists of, in capitals; null for one that has words. */
export function lettersOf(answer: string): string[] | null {
  const parts = answer
    .split(SEPARATORS)
    .map((part) => part.replace(/[.)]+$/u, ''))
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => /^(?:\p{L}|\d{1,2})$/u.test(part))
    ? parts.map((part) => part.toUpperCase())
    : null;
}
