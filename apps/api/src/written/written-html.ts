import sanitizeHtml from 'sanitize-html';

/** What a written answer may hold: text, lists, tables and formulas. No links, no pictures, no styles. */
const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'strong', 'em', 'u', 's', 'sub', 'sup', 'code', 'pre', 'blockquote', 'hr'],
    ...['h2', 'h3', 'ul', 'ol', 'li', 'table', 'tbody', 'tr', 'th', 'td', 'span'],
  ],
  allowedAttributes: {
    span: [{ name: 'data-type', multiple: false, values: ['formula'] }, 'data-latex'],
    ol: ['start'],
    th: ['colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: [],
  disallowedTagsMode: 'discard',
  // A span that is no formula has nothing to say.
  exclusiveFilter: ({ tag, attribs, text }) =>
    tag === 'span' && attribs['data-type'] !== 'formula' && text.trim() === '',
  nestingLimit: 40,
};

/** An answer's HTML without whatever could run, load, or hide something from its reader. */
export function cleanWrittenHtml(html: string): string {
  return sanitizeHtml(html, OPTIONS);
}
