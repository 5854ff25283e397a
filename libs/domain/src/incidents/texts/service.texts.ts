import { type LocalizedText, type MediaSource } from '@bakylau/contracts';
import { type TextsOfRule } from './texts-of-rule';

export const SERVICE_TEXTS: Record<'media.gap' | 'analysis.unavailable', TextsOfRule> = {
  'media.gap': {
    summary: {
      kk: '{source} көзінен {seconds} с бойы дерек келмеді (шегі {limit} с).',
      ru: 'Источник «{source}»: {seconds} с не поступали данные (порог {limit} с).',
      en: 'The {source} sent nothing for {seconds} s (limit {limit} s).',
    },
    doesNotProve: {
      kk: 'Бұл үміткердің бірдеңе істегенін дәлелдемейді: желі мен құрылғылардың үзілісі адамға тәуелсіз болады.',
      ru: 'Это не доказывает никаких действий кандидата: обрывы сети и устройств от человека не зависят.',
      en: 'It does not prove that the candidate did anything: networks and devices fail by themselves.',
    },
    hint: null,
  },
  'analysis.unavailable': {
    summary: {
      kk: 'Талдау ({source}) {seconds} с бойы жауап бермеді (шегі {limit} с); жазба жүре берді.',
      ru: 'Анализ ({source}) не давал ответа {seconds} с (порог {limit} с); запись продолжалась.',
      en: 'The analysis gave no answer about the {source} for {seconds} s (limit {limit} s); the recording went on.',
    },
    doesNotProve: {
      kk: 'Бұл үміткердің бірдеңе істегенін дәлелдемейді: себебі талдауда, желіде немесе браузерде болуы мүмкін.',
      ru: 'Это не доказывает никаких действий кандидата: причина может быть в анализе, в сети или в браузере.',
      en: 'It does not prove that the candidate did anything: the cause may lie in the analysis, the line or the browser.',
    },
    hint: null,
  },
};

/** Words for `{source}`. */
export const MEDIA_SOURCE_WORDS: Record<MediaSource, LocalizedText> = {
  camera: { kk: 'Камера', ru: 'камера', en: 'camera' },
  microphone: { kk: 'Микрофон', ru: 'микрофон', en: 'microphone' },
  screen: { kk: 'Экран', ru: 'экран', en: 'screen' },
};
