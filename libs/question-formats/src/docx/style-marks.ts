import { type DocumentLine, type MarkStyle } from './document-lines';

const WORD = /[\p{L}\p{N}]/u;
const TAG = /<[^<>]*>/gu;

/** Whether all letters and figures of a part of the line have a style; where there are none, all of its signs. */
export function isStyled({ html, spans }: DocumentLine, style: MarkStyle, from: number, to: number): boolean {
  const words = html.slice(from, to).replace(TAG, (tag) => ' '.repeat(tag.length));
  let inside = '';
  let outside = '';
  let at = from;
  for (const span of spans) {
    if (span.style !== style || span.to <= at || span.from >= to) continue;
    const start = Math.max(at, span.from);
    const end = Math.min(to, span.to);
    outside += words.slice(at - from, start - from);
    inside += words.slice(start - from, end - from);
    at = end;
  }
  outside += words.slice(at - from);
  const sign = WORD.test(inside + outside) ? WORD : /\S/u;
  return sign.test(inside) && !sign.test(outside);
}

/** Bright enough for a mark: black, white and greys are the colours of any text. */
const isColour = (hex: string): boolean => {
  const channels = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return Math.max(...channels) - Math.min(...channels) >= 0x50;
};

/** What the library is told to make of styles, see `document-lines.ts`. */
export const STYLE_MAP = ['b => strong', 'u => u', "highlight[color='colour'] => ins", 'highlight => mark'];

/** The library knows no colours of letters and no shades behind them: both become a highlight, which it knows. */
export const markColours = (xml: string): string =>
  xml
    .replace(/<w:color\s[^<>]{0,300}?w:val="([0-9A-Fa-f]{6})"[^<>]{0,300}?\/>/gu, (whole, hex: string) =>
      isColour(hex) ? '<w:highlight w:val="colour"/>' : whole,
    )
    .replace(/<w:shd\s[^<>]{0,300}?w:fill="([0-9A-Fa-f]{6})"[^<>]{0,300}?\/>/gu, (whole, hex: string) =>
      isColour(hex) ? '<w:highlight w:val="shade"/>' : whole,
    );
