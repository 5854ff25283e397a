import { type LocalizedText } from '@bakylau/contracts';
import { type TextsOfRule } from './texts-of-rule';

const DOES_NOT_PROVE: LocalizedText = {
  kk: 'Бұл мұндай зат болғанын дәлелдемейді: желі оны басқа заттардан жиі шатастырады, ал бар заттардың көбін көрмейді; суретті адам қарауы керек.',
  ru: 'Это не доказывает, что такая вещь там была: сеть часто путает вещи и пропускает большинство настоящих; на снимок должен посмотреть человек.',
  en: 'It does not prove that such a thing was there: the network often mistakes things and misses most real ones; a person must look at the picture.',
};

/** The thing's name in the object case of each language, with the table's hit rate of the network. */
function textsFor(thing: LocalizedText): TextsOfRule {
  return {
    summary: {
      kk: `Әлсіз белгі: {looks} қараудың {hits}-інде бір жерден ${thing.kk} деп танылған нәрсе көрінді (сенімділігі {measured}, шегі {threshold}). Сынақта желі осындай {of} заттың {found}-ін ғана тапты.`,
      ru: `Слабый признак: в {hits} из {looks} просмотров на одном месте было нечто, принятое за ${thing.ru} (оценка {measured}, порог {threshold}). В испытании сеть нашла {found} из {of} таких вещей.`,
      en: `A weak hint: in {hits} of {looks} looks something at one place was taken for ${thing.en} (score {measured}, limit {threshold}). In a test the network found {found} of {of} such things.`,
    },
    doesNotProve: DOES_NOT_PROVE,
    hint: null,
  };
}

export const OBJECT_TEXTS: Record<'object.phone' | 'object.book' | 'object.screen', TextsOfRule> = {
  'object.phone': textsFor({ kk: 'телефон', ru: 'телефон', en: 'a phone' }),
  'object.book': textsFor({ kk: 'кітап', ru: 'книгу', en: 'a book' }),
  'object.screen': textsFor({
    kk: 'ноутбук немесе экран',
    ru: 'ноутбук или экран',
    en: 'a laptop or a screen',
  }),
};
