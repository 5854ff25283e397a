/** A list of options of its own; the number is one that no document has. */
const OPTION_LIST = '987654321';
const OPEN = '<w:numPr>';
const CLOSE = '</w:numPr>';
const LETTER_FORMATS = ['upperLetter', 'lowerLetter', 'russianUpper', 'russianLower'];

interface Entry {
  list: string;
  level: number;
  /** Place of its paragraph among all that have text. */
  place: number;
}

/**
 * Word makes two lists of one level each where an author clicks "1." for the questions and "A)" for the options. The entries of the
 * options are put one level deeper: those of lists with letters, and of lists that stand as one block between entries of another.
 */
export function lowerOptionLists(
  document: string,
  numbering: string | null,
): { document: string; numbering: string } | null {
  if (numbering === null) return null;
  const entries = readEntries(document);
  const lettered = letteredLists(numbering);
  const blocks = blocksBetween(entries);
  const top = new Set(entries.filter(({ level }) => level === 0).map(({ list }) => list));
  const lowered = new Set([...top].filter((list) => lettered.has(list) || blocks.has(list)));
  if (lowered.size === 0 || lowered.size === top.size) return null;
  const moved = paragraphsOf(document).map((paragraph) => {
    const entry = entryOf(paragraph);
    if (!entry || entry.level !== 0 || !lowered.has(entry.list)) return paragraph;
    const own = `<w:ilvl w:val="1"/><w:numId w:val="${OPTION_LIST}"/>`;
    return paragraph.slice(0, entry.from) + own + paragraph.slice(entry.to);
  });
  const list = `<w:abstractNum w:abstractNumId="${OPTION_LIST}"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="upperLetter"/></w:lvl></w:abstractNum><w:num w:numId="${OPTION_LIST}"><w:abstractNumId w:val="${OPTION_LIST}"/></w:num>`;
  return {
    document: moved.join(''),
    numbering: numbering.replace('</w:numbering>', () => `${list}</w:numbering>`),
  };
}

/** Parts that begin with a paragraph each, but for the first. */
const paragraphsOf = (document: string): string[] => document.split(/(?=<w:p[ >])/u);

/** Which list a paragraph stands in; `from` and `to` are the places of what says it. */
function entryOf(paragraph: string): { list: string; level: number; from: number; to: number } | null {
  const from = paragraph.indexOf(OPEN) + OPEN.length;
  const to = from < OPEN.length ? -1 : paragraph.indexOf(CLOSE, from);
  if (to < 0) return null;
  const properties = paragraph.slice(from, to);
  const list = valueOf(properties, 'numId');
  if (list === null || list === '0') return null;
  return { list, level: Number(valueOf(properties, 'ilvl') ?? '0'), from, to };
}

/** The `w:val` of the first element of that name. */
const valueOf = (xml: string, name: string): string | null =>
  new RegExp(`<w:${name}\\s[^<>]{0,300}?w:val="(\\w+)"`, 'u').exec(xml)?.[1] ?? null;

function readEntries(document: string): Entry[] {
  const filled = paragraphsOf(document).filter((paragraph) => /<w:t[ >]/u.test(paragraph));
  return filled.flatMap((paragraph, place) => {
    const entry = entryOf(paragraph);
    return entry ? [{ list: entry.list, level: entry.level, place }] : [];
  });
}

/** Lists whose first level has letters. */
function letteredLists(numbering: string): Set<string> {
  const kinds = numbering.split(/(?=<w:abstractNum\s)/u).slice(1);
  const lettered = new Set(kinds.filter(isLettered).map((kind) => idOf(kind, 'abstractNumId')));
  const lists = numbering.split(/(?=<w:num\s)/u).slice(1);
  return new Set(
    lists.flatMap((list) =>
      lettered.has(valueOf(list, 'abstractNumId')) ? (idOf(list, 'numId') ?? []) : [],
    ),
  );
}

function isLettered(kind: string): boolean {
  const first = /<w:lvl\s[^<>]{0,300}?w:ilvl="0"/u.exec(kind)?.index;
  return first !== undefined && LETTER_FORMATS.includes(valueOf(kind.slice(first), 'numFmt') ?? '');
}

/** The attribute with the id of the element that an XML text begins with. */
const idOf = (xml: string, name: string): string | null =>
  new RegExp(`^<[^<>]{0,300}?w:${name}="(\\d+)"`, 'u').exec(xml)?.[1] ?? null;

/** Lists of two entries or more without anything between them, that begin right below an entry of a list that is no such block. */
function blocksBetween(entries: readonly Entry[]): Set<string> {
  const lists = new Map<string, Entry[]>();
  for (const entry of entries.filter(({ level }) => level === 0)) {
    const own = lists.get(entry.list);
    if (own) own.push(entry);
    else lists.set(entry.list, [entry]);
  }
  const isBlock = (own: readonly Entry[]) =>
    own.length > 1 && own.every(({ place }, i) => place === (own[0]?.place ?? 0) + i);
  const blocks = [...lists].filter(([, own]) => isBlock(own));
  const others = entries.filter(({ list, level }) => level === 0 && !isBlock(lists.get(list) ?? []));
  const places = new Set(others.map(({ place }) => place));
  return new Set(blocks.filter(([, own]) => places.has((own[0]?.place ?? 0) - 1)).map(([list]) => list));
}
