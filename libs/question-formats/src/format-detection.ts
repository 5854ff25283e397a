import { isAiken } from './aiken.parser';
import { isMoodleXml } from './moodle/xml-questions';
import { isPlatonus } from './platonus.parser';
import { isGift } from './gift/gift.parser';
import { QuestionFileError } from './question-file.errors';
import { type TextQuestionFormat } from './question-format';

/** Tells the format by the marks that only it has. */
export function detectFormat(text: string): TextQuestionFormat {
  if (isMoodleXml(text)) {
    return 'moodle_xml';
  }
  if (isPlatonus(text)) {
    return 'platonus';
  }
  if (isAiken(text)) {
    return 'aiken';
  }
  if (isGift(text)) {
    return 'gift';
  }
  throw new QuestionFileError(
    'No format was recognised: no Moodle XML (<quiz>), no Platonus tags (<question>, [q]), no answers in the Aiken way (ANSWER: A), no answers in braces as in GIFT.',
  );
}
