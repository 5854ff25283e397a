import { plainText } from '../plain-text';
import { type TextFormat } from '../question-item';

/** What a cell says as plain text in one line; only HTML is changed. Empty for a cell of pictures alone. */
export const cellText = (cell: string, format: TextFormat): string =>
  format === 'html' ? plainText({ text: cell, format }).text.replace(/\s+/gu, ' ') : cell.trim();
