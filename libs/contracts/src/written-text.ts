import { z } from 'zod';

const htmlSchema = z.string().min(1).max(40_000);
/** Rich text in all three languages, HTML of the same kind as written answers. */
export const localizedHtmlSchema = z.object({ kk: htmlSchema, ru: htmlSchema, en: htmlSchema });
export type LocalizedHtml = z.infer<typeof localizedHtmlSchema>;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  '#39': "'",
};
const BLOCK_END = /<\/(?:p|h[1-6]|li|tr|blockquote|pre)>|<br\s*\/?>/gu;
const CELL_END = /<\/t[dh]>/gu;
const FORMULA = /<span[^>]*data-latex="([^"]*)"[^>]*><\/span>/gu;

/** The words of a written answer without its marks: one line a block, formulas as their LaTeX. */
export function writtenText(html: string): string {
  return html
    .replace(FORMULA, ' $1 ')
    .replace(CELL_END, '\t')
    .replace(BLOCK_END, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/gu, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/[ \t\u00a0]*\n[ \t\u00a0]*/gu, '\n')
    .replace(/\n{2,}/gu, '\n')
    .trim();
}

/** How many words a written answer has; a formula is none. Words joined by a hyphen or an apostrophe are one. */
export function wordsOfWritten(html: string): number {
  const text = writtenText(html.replace(FORMULA, ' '));
  return (text.match(/[\p{L}\p{N}]+(?:[-'’ʼ][\p{L}\p{N}]+)*/gu) ?? []).length;
}

/** Whether a rich text says anything: words, numbers or a formula. */
export const saysSomething = (html: string): boolean =>
  wordsOfWritten(html) > 0 || html.includes('data-latex=');
