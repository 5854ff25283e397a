/** Pieces that some format has a meaning for; mutations put them where they do not belong. */
const PIECES = [
  '{',
  '}',
  '=',
  '~',
  '#',
  '####',
  '\\',
  '->',
  '::',
  '%50%',
  '$CATEGORY: a/b',
  '// [id:x]',
  '\n\n',
  '<question>',
  '<variant>',
  '<variantright>',
  '[q]',
  '[a]+',
  '<#picture=',
  '#>',
  'A) ',
  'ANSWER: A',
  'ЖАУАП: Б',
  '<quiz>',
  '<question type="cloze">',
  '</question>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '&#x110000;',
  '&lt;',
  '<text>',
  '{1:SA:=',
  '{9999:MC:',
  '[[1]]',
  '\0',
  '\uFEFF',
  '\uD800',
  '1e999',
  '-1..',
  '@@PLUGINFILE@@/%E0%A4',
  '__proto__',
  '</w:p><w:p>',
  '<w:numPr><w:ilvl w:val="1"/>',
  '<w:b/>',
  '<w:br/>',
  '<m:oMath>',
  '1. ',
  'B) *',
].map((piece) => Buffer.from(piece));
const MAX_CHANGES = 6;
const MAX_CUT_BYTES = 64;

/** A generator of whole numbers below a bound, the same for the same seed (Lehmer, 48271 modulo 2^31 - 1). */
export function seededNumbers(seed: number): (below: number) => number {
  let state = (seed % 2147483646) + 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % Math.max(1, below);
  };
}

/** A damaged copy of one of the samples. The same seed gives the same bytes. */
export function mutate(samples: readonly Buffer[], seed: number): Buffer {
  const next = seededNumbers(seed);
  next(2);
  const pick = <Entry>(entries: readonly Entry[]) => entries[next(entries.length)] as Entry;
  let bytes = Buffer.from(pick(samples));
  for (let change = next(MAX_CHANGES); change >= 0; change -= 1) {
    const at = next(bytes.length);
    const end = at + next(MAX_CUT_BYTES);
    const insert = (middle: Buffer, from = at) =>
      Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(from)]);
    switch (next(6)) {
      case 0:
        bytes[at] = next(256);
        break;
      case 1:
        bytes = insert(Buffer.alloc(0), end);
        break;
      case 2:
        bytes = insert(bytes.subarray(at, end));
        break;
      case 3:
        bytes = Buffer.from(bytes.subarray(0, Math.max(1, at)));
        break;
      case 4: {
        const other = pick(samples);
        bytes = insert(other.subarray(next(other.length), next(other.length)), end);
        break;
      }
      default:
        bytes = insert(pick(PIECES));
    }
    if (bytes.length === 0) bytes = Buffer.from('a');
  }
  return bytes;
}
