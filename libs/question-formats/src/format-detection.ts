import { isAiken } from './aiken.parser';
import { isPlatonus } from './platonus.parser';
import { QuestionFileError } from './question-file.errors';
import { type QuestionFormat } from './question-format';

/** Tells the format by the marks that only it has. */
export function detectFormat(text: string): QuestionFormat {
  if (isPlatonus(text)) {
    return 'platonus';
  }
  if (isAiken(text)) {
    return 'aiken';
  }
  throw new QuestionFileError(
    'No format was recognised: neither Platonus tags (<question>, [q]) nor answers in the Aiken way (ANSWER: A).',
  );
}
