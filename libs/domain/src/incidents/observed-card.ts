import {
  type ExplanationCard,
  type LocalizedText,
  OBSERVED_BY_PERSON,
  type ObservationReason,
} from '@bakylau/contracts';

const REASONS: Record<ObservationReason, LocalizedText> = {
  second_person: { kk: 'екінші адам', ru: 'второй человек', en: 'a second person' },
  other_candidate: {
    kk: 'экран алдында басқа адам отыр',
    ru: 'перед экраном сидит другой человек',
    en: 'another person sits the exam',
  },
  phone: {
    kk: 'телефон немесе басқа құрылғы',
    ru: 'телефон или другое устройство',
    en: 'a phone or another device',
  },
  notes: { kk: 'кітап немесе жазбалар', ru: 'книга или записи', en: 'a book or notes' },
  talking: { kk: 'сөйлесу немесе айтып беру', ru: 'разговор или подсказка', en: 'talking, or being told' },
  left_seat: { kk: 'орнынан кету', ru: 'уход с места', en: 'leaving the seat' },
  other_program: {
    kk: 'экранда басқа бағдарлама немесе бет',
    ru: 'другая программа или страница на экране',
    en: 'another program or page on the screen',
  },
  other: { kk: 'басқа себеп', ru: 'другое', en: 'something else' },
};

/** The same for all: a person may be mistaken too, and somebody else should be able to look. */
const DOES_NOT_PROVE: LocalizedText = {
  kk: 'Мұны бағдарлама өлшемеген, жазбаны қарап бір адам байқаған; басқа адам мұны басқаша түсінуі мүмкін. Сол сәттегі жазбаны қараңыз.',
  ru: 'Это не измерила программа, а заметил один человек, смотревший запись; другой может понять это иначе. Смотрите запись в этот момент.',
  en: 'No program measured this: one person noticed it on the recording, and another may read it differently. Watch the recording at that moment.',
};

export interface PersonObservation {
  reason: ObservationReason;
  note: string | null;
  durationMs: number;
  /** Who saw it; the name as it is shown. */
  by: string;
}

/** The card of what a person saw though no rule flagged it: nothing was measured, and it says so. */
export function observedCard({ reason, note, durationMs, by }: PersonObservation): ExplanationCard {
  const what = REASONS[reason];
  return {
    ruleId: OBSERVED_BY_PERSON,
    ruleVersion: 1,
    measured: null,
    threshold: null,
    baseline: null,
    confidence: null,
    durationMs,
    models: [],
    summary: {
      kk: `Жазбаны қараған адам байқады: ${what.kk}.`,
      ru: `Замечено человеком при просмотре записи: ${what.ru}.`,
      en: `Seen by a person who watched the recording: ${what.en}.`,
    },
    doesNotProve: DOES_NOT_PROVE,
    observation: { reason, note, by },
  };
}
