import { createHash } from 'node:crypto';
import { type ImportProblemCode } from '@bakylau/contracts';
import { type ItemFile, type RichText } from './question-item';

/** A text without its markup, and what the markup said that plain text cannot. */
export interface PlainText {
  text: string;
  /** Empty when only the layout of paragraphs went. */
  losses: ImportProblemCode[];
  /** Names of the pictures that the text showed. */
  pictures: string[];
  /** What the text says of them for those who do not see them, by name; without those of which it says nothing. */
  alts: Map<string, string>;
  /** Those of them that the text itself held, as an editor that pictures are pasted into writes them. */
  held: ItemFile[];
}

const TAG = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/giu;
const SILENT = /<(script|style|head|iframe|object)\b[\s\S]*?(?:<\/\1\s*>|$)/giu;
const BLOCKS = new Set([
  'p',
  'div',
  'li',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'pre',
  'blockquote',
]);
const STYLES = new Set(['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'mark', 'code']);

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  bdquo: '„',
  mdash: '—',
  ndash: '–',
  minus: '−',
  hellip: '…',
  times: '×',
  divide: '÷',
  deg: '°',
  plusmn: '±',
  le: '≤',
  ge: '≥',
  ne: '≠',
  asymp: '≈',
  middot: '·',
  bull: '•',
  rarr: '→',
  larr: '←',
  harr: '↔',
  rArr: '⇒',
  infin: '∞',
  radic: '√',
  sum: '∑',
  int: '∫',
  part: '∂',
  isin: '∈',
  notin: '∉',
  cap: '∩',
  cup: '∪',
  sub: '⊂',
  empty: '∅',
  forall: '∀',
  exist: '∃',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  Delta: 'Δ',
  epsilon: 'ε',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  Sigma: 'Σ',
  tau: 'τ',
  phi: 'φ',
  omega: 'ω',
  Omega: 'Ω',
  frac12: '½',
  frac14: '¼',
  sup2: '²',
  sup3: '³',
  euro: '€',
  pound: '£',
  sect: '§',
  copy: '©',
  reg: '®',
  trade: '™',
  numero: '№',
  shy: '\u00ad',
};
const LOWERED: Readonly<Record<string, string>> = zip('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎');
const RAISED: Readonly<Record<string, string>> = zip('0123456789+-=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ');

/**
 * The words of a text of any format. HTML becomes lines; small figures become their signs (H₂O, 10⁻³). Formulas stay as the LaTeX that
 * they are. Texts in Markdown stay as they are written.
 */
export function plainText({ text, format }: RichText): PlainText {
  if (format === 'plain' || format === 'markdown')
    return { text, losses: [], pictures: [], alts: new Map(), held: [] };
  const state: Reading = {
    out: '',
    small: null,
    smallFrom: 0,
    lost: new Set(),
    pictures: [],
    alts: new Map(),
    held: [],
  };
  const source = (format === 'html' ? text.replace(/\s+/gu, ' ') : text).replace(SILENT, ' ');
  let from = 0;
  for (const tag of source.matchAll(TAG)) {
    addWords(source.slice(from, tag.index), state);
    from = tag.index + tag[0].length;
    readTag(tag, state);
  }
  addWords(source.slice(from), state);
  const lines = state.out.split('\n').map((line) => line.replace(/[ \t\u00a0]+/gu, ' ').trim());
  return {
    text: lines
      .join('\n')
      .replace(/\n{3,}/gu, '\n\n')
      .trim(),
    losses: [...state.lost],
    pictures: state.pictures,
    alts: state.alts,
    held: state.held,
  };
}

interface Reading {
  out: string;
  /** Inside of `<sub>` or `<sup>`. */
  small: 'sub' | 'sup' | null;
  smallFrom: number;
  lost: Set<ImportProblemCode>;
  pictures: string[];
  alts: Map<string, string>;
  held: ItemFile[];
}

/** Spaces between two blocks are those of the source and not of the text. */
function addWords(source: string, state: Reading): void {
  if (source.trim() !== '' || (source !== '' && !state.out.endsWith('\n')))
    state.out += decodeEntities(source);
}

function readTag([, slash, rawName = '', attributes = '']: RegExpExecArray, state: Reading): void {
  const name = rawName.toLowerCase();
  if (name === 'br') state.out += '\n';
  else if (BLOCKS.has(name)) readBlock(name, slash === '/', state);
  else if (name === 'td' || name === 'th') state.out += slash === '/' ? ' | ' : '';
  else if (name === 'sub' || name === 'sup') readSmall(name, slash === '/', state);
  else if (name === 'img') readPicture(attributes, state);
  else if (STYLES.has(name)) state.lost.add('styles_lost');
}

function readBlock(name: string, isEnd: boolean, state: Reading): void {
  if (name === 'table') state.lost.add('table_to_lines');
  if (!state.out.endsWith('\n')) state.out += '\n';
  if (name === 'li' && !isEnd) state.out += '• ';
}

/** Signs where there are signs for all of it, else `_(…)` and `^(…)`. */
function readSmall(name: 'sub' | 'sup', isEnd: boolean, state: Reading): void {
  if (!isEnd) {
    state.small = name;
    state.smallFrom = state.out.length;
    return;
  }
  if (state.small !== name) return;
  state.small = null;
  const inner = state.out.slice(state.smallFrom).trim();
  const signs = name === 'sub' ? LOWERED : RAISED;
  const isWhole = [...inner].every((character) => character in signs);
  const shown = isWhole
    ? [...inner].map((character) => signs[character] ?? character).join('')
    : `${name === 'sub' ? '_' : '^'}(${inner})`;
  state.out = state.out.slice(0, state.smallFrom) + shown;
}

function readPicture(attributes: string, state: Reading): void {
  const [, , source = ''] = /\bsrc\s*=\s*(["'])(.*?)\1/iu.exec(attributes) ?? [];
  const name = /^@@PLUGINFILE@@\/(.+)$/u.exec(source)?.[1];
  const held = name === undefined ? heldPicture(source) : null;
  if (name !== undefined) addPicture(decodeName(name), attributes, state);
  else if (held) {
    addPicture(held.name, attributes, state);
    if (!state.held.some((file) => file.name === held.name)) state.held.push(held);
  } else state.lost.add('picture_elsewhere');
}

function addPicture(name: string, attributes: string, { pictures, alts }: Reading): void {
  pictures.push(name);
  const [, , alt] = /(?:^|\s)alt\s*=\s*(["'])([\s\S]*?)\1/iu.exec(attributes) ?? [];
  if (alt !== undefined && !alts.has(name)) alts.set(name, decodeEntities(alt).trim());
}

/** A picture within its address; the same bytes have the same name. */
function heldPicture(source: string): ItemFile | null {
  const [head, type] =
    /^\s*data:image\/(png|jpe?g|gif|webp)(?:;[\w=-]{1,40}){0,3};base64,/iu.exec(source) ?? [];
  if (head === undefined || type === undefined) return null;
  const base64 = source.slice(head.length).replace(/\s+/gu, '');
  if (base64 === '' || /[^A-Za-z0-9+/=]/u.test(base64)) return null;
  const digest = createHash('sha256').update(base64).digest('hex').slice(0, 8);
  return { name: `picture-${digest}.${type.toLowerCase()}`, base64 };
}

/** Named and numbered characters of HTML; what is none stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,8});/giu, (whole, body: string) => {
    if (!body.startsWith('#')) return NAMED[body] ?? whole;
    const code = /^#x/iu.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    return code > 0x1f && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function zip(keys: string, values: string): Record<string, string> {
  const signs = [...values];
  return Object.fromEntries([...keys].map((key, i) => [key, signs[i] ?? key]));
}
