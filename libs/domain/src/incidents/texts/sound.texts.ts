import { type TextsOfRule } from './texts-of-rule';

type SoundRule =
  'sound.noise' | 'sound.speech' | 'sound.speech_unseen' | 'microphone.silent' | 'microphone.clipping';

export const SOUND_TEXTS: Record<SoundRule, TextsOfRule> = {
  'sound.noise': {
    summary: {
      kk: 'Сөйлеуге жатпайтын дыбыс {seconds} с бойы {measured} dBFS дейін жетті; бөлменің өз деңгейі {baseline} dBFS, шегі {threshold} dBFS.',
      ru: 'Звук, не похожий на речь, {seconds} с достигал {measured} dBFS; обычный уровень комнаты {baseline} dBFS, порог {threshold} dBFS.',
      en: "Sound that is not speech reached {measured} dBFS for {seconds} s; the room's own floor is {baseline} dBFS, the limit {threshold} dBFS.",
    },
    doesNotProve: {
      kk: 'Бұл бөлмеде тағы біреу болғанын не бірдеңе істегенін дәлелдемейді: көше, жиһаз, пернетақта, ит немесе жөтел де осындай деңгей береді.',
      ru: 'Это не доказывает, что в комнате кто-то был или что-то делал: улица, мебель, клавиатура, собака или кашель дают такой же уровень.',
      en: 'It does not prove that anybody else was there or did anything: the street, furniture, a keyboard, a dog or a cough give the same level.',
    },
    hint: {
      kk: 'Бөлмеде шу бар. Тыныштық сақтаңыз.',
      ru: 'В комнате шумно. Соблюдайте тишину.',
      en: 'The room is noisy. Please keep it quiet.',
    },
  },
  'sound.speech': {
    summary: {
      kk: '{seconds} с бойы сөйлеген дауыс естілді: секундтың {measured} % дейіні сөз болды (шегі {limit} с ішінде {threshold} %).',
      ru: 'В течение {seconds} с слышна речь: слова занимали до {measured} % секунды (порог {threshold} % в течение {limit} с).',
      en: 'Speech was heard for {seconds} s: words filled up to {measured} % of a second (limit {threshold} % for {limit} s).',
    },
    doesNotProve: {
      kk: 'Бұл үміткердің сөйлегенін немесе біреудің көмектескенін дәлелдемейді: дауыс теледидардан, дәлізден, көршіден не экран оқу бағдарламасынан шығуы мүмкін.',
      ru: 'Это не доказывает, что говорил кандидат или что ему помогали: голос мог быть из телевизора, коридора, от соседей или программы чтения с экрана.',
      en: 'It does not prove that the candidate spoke or was helped: the voice may come from a television, a corridor, neighbours or a screen reader.',
    },
    hint: {
      kk: 'Микрофонда сөйлеген дауыс естіледі. Емтихан кезінде сөйлемеңіз және айналаның тыныш болуын қадағалаңыз.',
      ru: 'Слышна речь. Не разговаривайте во время экзамена и позаботьтесь о тишине вокруг.',
      en: 'Speech is heard. Please do not talk during the exam, and see that it is quiet around you.',
    },
  },
  'sound.speech_unseen': {
    summary: {
      kk: '{seconds} с бойы сөйлеген дауыс естілді, ал жалғыз көрінген адамның аузы {pictures} кадрда бет биіктігінің {measured} % ғана өзгерді (шегі {threshold} %).',
      ru: 'Речь слышна {seconds} с, а рот единственного лица на {pictures} кадрах менялся лишь на {measured} % высоты лица (порог {threshold} %).',
      en: 'Speech was heard for {seconds} s while the mouth of the only face changed by only {measured} % of the height of the face over {pictures} pictures (limit {threshold} %).',
    },
    doesNotProve: {
      kk: 'Бұл тек белгі, бөлмеде тағы біреу болғанын дәлелдемейді: секундына бір кадр ауыз қимылының көбін көрмейді, ал дауыс көшеден, динамиктен не экран оқу бағдарламасынан шығуы мүмкін.',
      ru: 'Это лишь подсказка и не доказывает, что в комнате был кто-то ещё: кадр в секунду пропускает большинство движений рта, а голос мог быть с улицы, из динамика или программы чтения с экрана.',
      en: 'It is only a hint and does not prove that anybody else was in the room: a picture a second misses most movements of a mouth, and the voice may come from the street, a loudspeaker or a screen reader.',
    },
    hint: null,
  },
  'microphone.clipping': {
    summary: {
      kk: 'Микрофон {seconds} с бойы тым қатты болды: секундтағы үлгілердің {measured} % дейіні ең жоғары шекте кесілді (шегі {threshold} %).',
      ru: 'Микрофон {seconds} с был слишком громким: до {measured} % отсчётов секунды срезано на пределе (порог {threshold} %).',
      en: 'The microphone was too loud for {seconds} s: up to {measured} % of the samples of a second were cut off at full scale (limit {threshold} %).',
    },
    doesNotProve: {
      kk: 'Бұл үміткер туралы ештеңе дәлелдемейді: микрофонның күшейту деңгейі тым жоғары қойылған не ол ауызға тым жақын тұр.',
      ru: 'Это ничего не доказывает о кандидате: усиление микрофона слишком велико или он слишком близко ко рту.',
      en: 'It proves nothing about the candidate: the gain of the microphone is set too high, or it is too near to the mouth.',
    },
    hint: {
      kk: 'Микрофоныңыз тым қатты. Оның деңгейін төмендетіңіз немесе оны аузыңыздан алысырақ қойыңыз.',
      ru: 'Ваш микрофон слишком громкий. Уменьшите его уровень или отодвиньте его ото рта.',
      en: 'Your microphone is too loud. Lower its level, or move it further away from your mouth.',
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
