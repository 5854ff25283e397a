import { type TextsOfRule } from './texts-of-rule';

export const SOUND_TEXTS: Record<'sound.noise' | 'microphone.silent', TextsOfRule> = {
  'sound.noise': {
    summary: {
      kk: 'Дыбыс {seconds} с бойы {measured} dBFS дейін жетті; бөлменің өз деңгейі {baseline} dBFS, шегі {threshold} dBFS.',
      ru: 'Звук {seconds} с достигал {measured} dBFS; обычный уровень комнаты {baseline} dBFS, порог {threshold} dBFS.',
      en: "The sound reached {measured} dBFS for {seconds} s; the room's own floor is {baseline} dBFS, the limit {threshold} dBFS.",
    },
    doesNotProve: {
      kk: 'Бұл біреудің сөйлегенін дәлелдемейді: көше, жиһаз, пернетақта немесе жөтел де осындай деңгей береді.',
      ru: 'Это не доказывает разговор: улица, мебель, клавиатура или кашель дают такой же уровень.',
      en: 'It does not prove that anybody spoke: the street, furniture, a keyboard or a cough give the same level.',
    },
    hint: {
      kk: 'Бөлмеде шу бар. Тыныштық сақтаңыз.',
      ru: 'В комнате шумно. Соблюдайте тишину.',
      en: 'The room is noisy. Please keep it quiet.',
    },
  },
  'microphone.silent': {
    summary: {
      kk: 'Микрофоннан {seconds} с бойы ешқандай сигнал келмеді: барлық үлгі нөл (шегі {limit} с).',
      ru: 'С микрофона {seconds} с не было никакого сигнала: все отсчёты равны нулю (порог {limit} с).',
      en: 'The microphone gave no signal at all for {seconds} s: every sample was zero (limit {limit} s).',
    },
    doesNotProve: {
      kk: 'Бұл микрофонның әдейі өшірілгенін дәлелдемейді: драйвер, гарнитура түймесі немесе браузер де осылай етеді.',
      ru: 'Это не доказывает, что микрофон выключили намеренно: так ведут себя драйвер, кнопка гарнитуры или браузер.',
      en: 'It does not prove that it was muted on purpose: a driver, a headset button or the browser do the same.',
    },
    hint: {
      kk: 'Микрофоныңыздан дыбыс келмейді. Оның өшірілмегенін тексеріңіз.',
      ru: 'С вашего микрофона нет звука. Проверьте, не выключен ли он.',
      en: 'Your microphone gives no sound. Check that it is not muted.',
    },
  },
};
