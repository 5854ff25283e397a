/** One tag of a file with the text that follows it, up to the next tag. */
export type TaggedText =
  | (TagPlace & { kind: 'question'; level: number | null })
  | (TagPlace & { kind: 'variant'; isRight: boolean });

interface TagPlace {
  index: number;
  content: string;
  /** The tag as it stands in the file where some of its letters are Cyrillic; else null. */
  lookAlike: string | null;
}

/** `<question2>`, `<variant>`, `<variantright>`, with blanks within as people type them. */
const PLATONUS = /<[ \t]{0,3}(?:question[ \t]{0,3}(\d{0,3})|variant[ \t]{0,3}(right)?)[ \t]{0,3}>/giu;
const PLATONUS_END =
  /<[ \t]{0,3}\/[ \t]{0,3}(?:question[ \t]{0,3}\d{0,3}|variant[ \t]{0,3}(?:right)?)[ \t]{0,3}>/giu;
/** `[q]3:1:`, `[a]`, `[a]+`. */
const TAMOS = /\[(?:(q)\](?:\s*(\d{1,3})\s*:\s*\d+\s*:)?|a\](\+)?)/giu;
/** What was meant as a tag and is none, and a question of the other kind of tags. */
const STRANGE = /<[ \t]{0,3}\/?[ \t]{0,3}(?:question|variant)[^<>\n]{0,40}>|\n[ \t]{0,3}\[q\]/iu;

const hasTags = (text: string, question: RegExp, variant: RegExp): boolean =>
  question.test(text) && variant.test(text);
const isTagged = (text: string): boolean =>
  hasTags(
    text,
    /<[ \t]{0,3}question[ \t]{0,3}\d{0,3}[ \t]{0,3}>/iu,
    /<[ \t]{0,3}variant[ \t]{0,3}(right)?[ \t]{0,3}>/iu,
  );
const isTamos = (text: string): boolean => hasTags(text, /\[q\]/iu, /\[a\]/iu);

export function isPlatonus(text: string): boolean {
  const latin = withLatinTags(text);
  return isTagged(latin) || isTamos(latin);
}

/** Cyrillic letters that look like those of the tags. */
const LATIN_OF: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', о: 'o', і: 'i', ѕ: 's', т: 't', һ: 'h', ԛ: 'q' },
  ...{ А: 'A', Е: 'E', О: 'O', І: 'I', Ѕ: 'S', Т: 'T', Н: 'H', Ԛ: 'Q' },
};
const toLatin = (tag: string): string =>
  tag.replace(/\p{Script=Cyrillic}/gu, (letter) => LATIN_OF[letter] ?? letter);
const LONGEST_TAG = 60;
const TAG_LIKE = new RegExp(`<[^<>\\n]{1,${LONGEST_TAG}}>`, 'gu');
/** Within lines `[А]` is a concentration or a reference. */
const TAMOS_VARIANT = /^\s{0,5}\[[аА]\]/gmu;

/** The text with the tags in Latin letters, each of them as long as it was. */
function withLatinTags(text: string): string {
  const latin = text.replace(TAG_LIKE, (tag) => (STRANGE.test(toLatin(tag)) ? toLatin(tag) : tag));
  return isTagged(latin) || !/\[q\]/iu.test(latin) ? latin : latin.replace(TAMOS_VARIANT, toLatin);
}

/** Tags of one kind only: in a file with `<question>`, `[A]` is a concentration or a reference. */
export function splitTags(source: string): { before: string; tags: TaggedText[] } {
  const text = withLatinTags(source);
  const matches = isTagged(text) || !isTamos(text) ? [...text.matchAll(PLATONUS)] : tamosTags(text);
  const tags = matches.map((match, at): TaggedText => {
    const content = text
      .slice(match.index + match[0].length, matches[at + 1]?.index)
      .replace(PLATONUS_END, '')
      .trim();
    const typed = source.slice(match.index, match.index + match[0].length);
    const place = { index: match.index, content, lookAlike: typed === match[0] ? null : typed.trim() };
    if (/^<[ \t]*q|^\[q/iu.test(match[0])) {
      const level = match[0].startsWith('<') ? match[1] : match[2];
      return { ...place, kind: 'question', level: level ? Number(level) : null };
    }
    return {
      ...place,
      kind: 'variant',
      isRight: (match[0].startsWith('<') ? match[2] : match[3]) !== undefined,
    };
  });
  return { before: text.slice(0, matches[0]?.index ?? text.length).trim(), tags };
}

/** The tags are as the first one is written, small or capital, and begin a line where all those of questions do. */
function tamosTags(text: string): RegExpExecArray[] {
  const all = [...text.matchAll(TAMOS)];
  const first = all.find((tag) => tag[1] !== undefined)?.[1];
  const alike = all.filter(([whole]) => /^\[[qa]/u.test(whole) === (first === 'q'));
  const lined = alike.filter(({ index }) =>
    /(?:^|\n)\s{0,5}$/u.test(text.slice(Math.max(0, index - 6), index)),
  );
  const count = (tags: readonly RegExpExecArray[], isQuestion: boolean) =>
    tags.filter((tag) => (tag[1] !== undefined) === isQuestion).length;
  const isLined = count(lined, true) === count(alike, true) && count(lined, false) >= 2 * count(lined, true);
  return isLined ? lined : alike;
}

/** A tag within a text that is not read, such as `<variantrigth>`; null when there is none. */
export const strangeTag = (text: string): string | null => STRANGE.exec(text)?.[0].trim() ?? null;
