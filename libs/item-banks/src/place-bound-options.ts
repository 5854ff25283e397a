import { type BankItemOption } from '@bakylau/contracts';

/** Longer options say something of their own. */
const LONGEST = 120;

const words = (list: string): RegExp => new RegExp(`^(?:${list})$`, 'u');

/** All of the options or none of them. */
const QUANTIFIERS = words(
  'все|всех|оба|обе|ни|ничего|ничто|никакой|барлығы|барлық|бәрі|екеуі|ешқайсысы|ешбірі|ешқандай|all|none|both|neither',
);
/** The options, or that they are right. */
const REFERENCES = words(
  [
    '(?:выше)?(?:перечисл|указ|назв|привед|предлож|упомян|излож)\\p{L}*|выше',
    'ответ(?:ы|а|ов)?|вариант(?:ы|а|ов)?|утвержден\\p{L}*|(?:не)?(?:верен|(?:верн|правильн)\\p{L}*)',
    'жоғары\\p{L}*|(?:аталған|айтылған|көрсетілген|келтірілген|берілген)\\p{L}*|жауап\\p{L}*|жауаб\\p{L}*|нұсқа\\p{L}*|дұрыс|бұрыс',
    'above|these|answers?|options?|choices?|statements?|listed|mentioned|correct|incorrect|true|false|wrong',
  ].join('|'),
);
const FILLERS = words(
  'из|среди|не|один|одна|одно|одного|одной|два|две|три|четыре|де|да|емес|тұжырым\\p{L}*|of|the|is|are|right',
);
/** There is no right answer. "No, that is wrong" and "no answer" are other things. */
const NO_RIGHT_ANSWER = [
  /^(?:(?:здесь|тут|среди(?: \p{L}+){1,3}) )?нет (?:ни одного )?(?:верн|правильн)(?:ого|ых)(?: (?:ответ|вариант)\p{L}*){0,2}(?: (?:из|среди)(?: \p{L}+){1,2})?$/u,
  /^(?:верн|правильн)(?:ого|ых) (?:ответ|вариант)\p{L}*(?: ответ\p{L}*)? (?:здесь )?нет$/u,
  /^(?:верн|правильн)(?:ый|ые) (?:ответ|вариант)\p{L}* отсутству\p{L}+$/u,
  /^дұрыс (?:жауап|жауаб|нұсқа)\p{L}* (?:жоқ|берілмеген|көрсетілмеген)$/u,
  /^(?:there is |there are )?no (?:correct|right|true) (?:answers?|options?|choices?)(?: (?:is |are )?(?:given|listed|above))?$/u,
];

const LABEL = String.raw`\(?(?:[a-hа-зәғс]|\d{1,2})\)?`;
/** What may stand before or after letters and numbers of options. */
const BESIDE = [
  '(?:не)?(?:верн|правильн)(?:ы|о|ый|ые|ыми)|оба|обе|только|вместе|вариант[аы]?|ответ[аы]?|пункт[аы]?|утверждения|и|ни|как',
  'дұрыс|тек|екеуі|де|да|жауаптар(?:ы)?|нұсқалар(?:ы)?|тұжырымдар(?:ы)?',
  'both|neither|only|options?|answers?|choices?|statements?|are|is|correct|true|right|incorrect|false|wrong',
].join('|');
const JOINT = ',? (?:и|так и|ни|және|мен|бен|пен|and|nor) | ?& ?';
const LIST = `${LABEL}(?:(?:${JOINT}|, ?)${LABEL})*`;
const BARE_LABELS = new RegExp(`^(?:${LIST})(?:${JOINT})${LABEL}$`, 'u');
const NAMED_LABELS = [
  new RegExp(`^(?:(?:${BESIDE}):? )+${LIST}(?:${JOINT}|, ?)${LABEL}(?: (?:${BESIDE}))*$`, 'u'),
  new RegExp(`^${LIST}(?:${JOINT}|, ?)${LABEL}(?: (?:${BESIDE}))+$`, 'u'),
];

/** One way to write a letter, and nothing behind the last word. */
const normal = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('ə', 'ә')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.;!…]+$/u, '');

/** Whether an option says "all of the above" or "none of the above", in Kazakh, Russian or English. */
export function isAllOrNone(text: string): boolean {
  if (text.length > LONGEST) return false;
  const option = normal(text);
  if (NO_RIGHT_ANSWER.some((pattern) => pattern.test(option))) return true;
  const found = option.split(' ');
  return (
    found.some((word) => QUANTIFIERS.test(word)) &&
    found.some((word) => REFERENCES.test(word)) &&
    found.every((word) => QUANTIFIERS.test(word) || REFERENCES.test(word) || FILLERS.test(word))
  );
}

/**
 * Whether an option names others by their letters or numbers, as "A and C" or "верны 1 и 3", and nothing else.
 * @param count of the options; a greater number is none of theirs
 */
export function namesOthers(text: string, count: number): boolean {
  if (text.length > LONGEST) return false;
  const option = normal(text);
  const numbers = (option.match(/\d+/gu) ?? []).map(Number);
  if (numbers.some((each) => each < 1 || each > count)) return false;
  return BARE_LABELS.test(option) || NAMED_LABELS.some((pattern) => pattern.test(option));
}

/**
 * Pins the options of a choice that lose their sense elsewhere: all of them where one names others by letters or numbers, else those
 * that say "all" or "none of the above".
 * @param keepsOrder whether the author wants no shuffling
 */
export function pinPlaceBound(options: readonly BankItemOption[], keepsOrder: boolean): BankItemOption[] {
  const says = ({ text }: BankItemOption, test: (words: string) => boolean) =>
    Object.values(text).some((variant) => test(variant));
  const pinsAll =
    keepsOrder || options.some((option) => says(option, (each) => namesOthers(each, options.length)));
  return options.map((option) =>
    pinsAll || says(option, isAllOrNone) ? { ...option, pinned: true } : option,
  );
}
