import { type ImportProblemCode, looksTheSame } from '@bakylau/contracts';
import { plainText } from './plain-text';
import { type QuestionItem, type Response, type RichText } from './question-item';

/** Why candidates cannot tell apart what is scored apart; null when they can. */
export function sameTextFault(item: QuestionItem): ImportProblemCode | null {
  switch (item.kind) {
    case 'single_choice':
    case 'multiple_choice':
      return optionsFault(item);
    case 'cloze':
      return (
        item.parts.map((part) => (typeof part === 'string' ? null : optionsFault(part))).find(Boolean) ?? null
      );
    case 'ordering':
      return looksTheSame(item.sequence.map((thing, standsFor) => ({ text: shown(thing), standsFor })))
        ? 'order_same'
        : null;
    case 'matching': {
      const asked = item.pairs.filter(({ prompt }) => prompt.text !== '');
      return looksTheSame(asked.map(({ prompt, answer }) => ({ text: shown(prompt), standsFor: answer })))
        ? 'pairs_same'
        : null;
    }
    default:
      return null;
  }
}

function optionsFault(response: Response): ImportProblemCode | null {
  if (response.kind !== 'single_choice' && response.kind !== 'multiple_choice') return null;
  const options = response.options.map((option) => ({ text: shown(option), standsFor: option.isRight }));
  return looksTheSame(options) ? 'options_same' : null;
}

/** Words and pictures; a text that shows neither, such as a picture from elsewhere, as it is written. */
function shown(rich: RichText): string {
  const { text, pictures } = plainText(rich);
  return text === '' && pictures.length === 0 ? rich.text : [text, ...pictures].join('\n');
}
