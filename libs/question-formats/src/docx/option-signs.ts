/**
 * `sure`: a star that stands apart from the text. `weak`: a plus, or a star at the end of a word, which may belong to the text.
 * `unclear`: a plus with a blank before a figure, which may be either.
 */
export interface OptionSign {
  strength: 'sure' | 'weak' | 'attached' | 'unclear';
  /** The option without it. */
  rest: string;
}

const FORMULA_START = /^(?:[\d.,(\\$√∞<]|\p{L}(?!\p{L}))/u;

/** A star or plus at the beginning or the end of an option's HTML; null where there is none or it is part of a number. */
export function findSign(html: string): OptionSign | null {
  const [, first, blank = '', rest = ''] = /^([*+])(\s*)(.*)$/su.exec(html) ?? [];
  if (first === '*' && rest !== '' && !/^[*.]/u.test(rest)) return { strength: 'sure', rest };
  if (first === '+' && rest !== '') {
    if (!FORMULA_START.test(rest)) return { strength: 'weak', rest };
    if (blank !== '') return { strength: 'unclear', rest };
    return null;
  }
  if (!html.endsWith('*') && !html.endsWith('+')) return null;
  const before = html.slice(0, -1);
  const text = before.trimEnd();
  if (text === '' || /[*+]$/u.test(text)) return null;
  if (html.endsWith('*')) {
    if (text !== before) return { strength: 'sure', rest: text };
    return /(?:\p{L}{2}|\d|[.»"”)])$/u.test(text) ? { strength: 'attached', rest: text } : null;
  }
  return text !== before && /\p{L}{3}[.»"”)]?$/u.test(text) ? { strength: 'weak', rest: text } : null;
}
