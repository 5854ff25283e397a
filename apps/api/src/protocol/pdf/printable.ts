/** Has a font a glyph for a character? */
export type GlyphTest = (codePoint: number) => boolean;

/**
 * People write anything into names and notes. What the font cannot draw is named by its code, `[U+1F600]`, so that nothing of
 * a record is silently lost; control characters other than line ends are left out.
 */
export function printable(text: string, hasGlyph: GlyphTest): string {
  let out = '';
  for (const character of text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ')) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n' || hasGlyph(code)) out += character;
    else if (!/[\p{Cc}\p{Cf}]/u.test(character))
      out += `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return out;
}
