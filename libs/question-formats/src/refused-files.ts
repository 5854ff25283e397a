import { QuestionFileError } from './question-file.errors';

/** What other programs write at the very beginning of their files, and what to do with such a file. */
const OTHERS: readonly { mark: string; message: string }[] = [
  {
    mark: '{\\rtf',
    message: 'This is a Rich Text file (.rtf). Save it as a Word document (.docx) or as plain text.',
  },
  { mark: '%PDF-', message: 'This is a PDF. Take the file that it was made from.' },
  {
    mark: '\u00d0\u00cf\u0011\u00e0',
    message: 'This is a file of an old Word or Excel (.doc, .xls). Save it as .docx or .xlsx.',
  },
];
const LONGEST_BEGINNING = 64;

/** @throws QuestionFileError naming the kind of file, for files that hold text among much else */
export function refuseOtherFiles(bytes: Uint8Array): void {
  const beginning = String.fromCharCode(...bytes.subarray(0, LONGEST_BEGINNING))
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .trimStart();
  const other = OTHERS.find(({ mark }) => beginning.startsWith(mark));
  if (other) throw new QuestionFileError(other.message);
}
