import { richText } from '../item-head';
import { TEXT_FORMATS, type RichText, type TextFormat } from '../question-item';
import { escapeGift, showEscapes } from './gift-escapes';

const FORMAT = new RegExp(`^\\s*\\[(${TEXT_FORMATS.join('|')})\\]`, 'iu');

/** A text with its escapes hidden; one without a format of its own has the question's. */
export function readGiftText(hidden: string, format: TextFormat): RichText {
  const own = FORMAT.exec(hidden);
  return richText(
    showEscapes(own ? hidden.slice(own[0].length) : hidden),
    own ? (own[1]?.toLowerCase() as TextFormat) : format,
  );
}

export const readGiftFeedback = (hidden: string | undefined, format: TextFormat): RichText | null =>
  hidden === undefined || hidden.trim() === '' ? null : readGiftText(hidden, format);

/** The format is named where it is not the question's, and where the text itself begins like the name of one. */
export function writeGiftText({ text, format }: RichText, questionFormat: TextFormat | null): string {
  const mark = format !== questionFormat || FORMAT.test(text) ? `[${format}]` : '';
  return mark + escapeGift(text);
}
