/** GIFT's own characters; a backslash before one takes its meaning away, `\n` is a line end. */
const ESCAPABLE = '\\:#={}~n';
/** Code points that Unicode keeps out of texts stand for escaped characters while a question is taken apart. */
const FIRST_MARK = 0xfdd0;
const MARKS = /[\uFDD0-\uFDEF]/gu;
/** LaTeX commands that begin with n: within a formula their backslash is no line end. */
const LATEX_AFTER_N =
  /^(?:eq|ew|e|eg|u|i|ot|otin|abla|mid|geq|leq|exists|parallel|earrow|warrow|olimits|ewline|subseteq|cong|atural)(?![A-Za-z])/u;
const LONGEST_AFTER_N = 12;

/** Hides escaped characters so that what is left of GIFT's characters has its meaning. */
export function hideEscapes(text: string): string {
  let dollars = 0;
  return text
    .replace(MARKS, '\uFFFD')
    .replace(/\\([\\:#={}~n])|\$/gu, (whole, escaped: string | undefined, at: number) => {
      if (escaped === undefined) {
        dollars += 1;
        return whole;
      }
      if (
        escaped === 'n' &&
        dollars % 2 === 1 &&
        beginsLatexAfterN(text.slice(at + 2, at + 2 + LONGEST_AFTER_N))
      ) {
        return whole;
      }
      return String.fromCharCode(FIRST_MARK + ESCAPABLE.indexOf(escaped));
    });
}

/** A formula between dollars, as in Pandoc: no blank inside of them, no digit after them, so that prices are none; no
 * feedback within. */
const FORMULA = /\$(?![\s=~])[^$\n#]{1,500}(?<![\s=~])\$(?!\d)/gu;

/** Hides GIFT's characters that stand in formulas of answers, where `=` is seldom the mark of the next answer. */
export const hideFormulas = (answers: string): string =>
  answers.replace(FORMULA, (formula) =>
    formula.replace(/[=~]/gu, (character) => String.fromCharCode(FIRST_MARK + ESCAPABLE.indexOf(character))),
  );

export const showEscapes = (text: string): string =>
  text.replace(MARKS, (mark) => {
    const character = ESCAPABLE[mark.charCodeAt(0) - FIRST_MARK] ?? '';
    return character === 'n' ? '\n' : character;
  });

/** Line ends are written as `\n`, except where that would be read as the beginning of a LaTeX command. */
export const escapeGift = (text: string): string =>
  text
    .replace(/[\\:#={}~]/gu, '\\$&')
    .replace(/\n/gu, (end, at: number, whole: string) =>
      beginsLatexAfterN(whole.slice(at + 1, at + 1 + LONGEST_AFTER_N)) ? end : '\\n',
    );

function beginsLatexAfterN(text: string): boolean {
  return LATEX_AFTER_N.test(text);
}
