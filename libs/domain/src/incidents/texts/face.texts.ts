import { type LocalizedText } from '@bakylau/contracts';
import { type TextsOfRule } from './texts-of-rule';

type FaceRule =
  'face.absent' | 'face.multiple' | 'face.other_person' | 'face.picture' | 'head.away' | 'eyes.away';

export const FACE_TEXTS: Record<FaceRule, TextsOfRule> = {
  'face.absent': {
    summary: {
      kk: 'Камера суретінен {seconds} с бойы бет табылмады (шегі {limit} с).',
      ru: 'На изображении камеры {seconds} с не найдено лица (порог {limit} с).',
      en: 'No face was found in the camera picture for {seconds} s (limit {limit} s).',
    },
    doesNotProve: {
      kk: 'Бұл үміткердің орнынан кеткенін дәлелдемейді: бет көлеңкеде, қол астында немесе кадр шетінде болуы мүмкін.',
      ru: 'Это не доказывает, что кандидат ушёл: лицо могло быть в тени, закрыто рукой или у края кадра.',
      en: 'It does not prove that the candidate left: the face may have been in shadow, behind a hand or at the edge of the frame.',
    },
    hint: {
      kk: 'Бетіңіз камерада көрінбейді. Камераның алдына түзу отырыңыз.',
      ru: 'Вашего лица не видно. Сядьте прямо перед камерой.',
      en: 'Your face cannot be seen. Please sit in front of the camera.',
    },
  },
  'face.multiple': {
    summary: {
      kk: 'Камера суретінде қатарынан {frames} кадрда {measured} бет көрінді (рұқсаты {allowed}).',
      ru: 'На изображении камеры лиц: {measured}, кадров подряд: {frames} (допускается {allowed}).',
      en: '{measured} faces were in the camera picture in {frames} frames (allowed: {allowed}).',
    },
    doesNotProve: {
      kk: 'Бұл біреудің көмектескенін дәлелдемейді: екінші бет өтіп бара жатқан адам, сурет немесе экрандағы бейне болуы мүмкін.',
      ru: 'Это не доказывает постороннюю помощь: второе лицо может быть прохожим, фотографией или лицом на экране.',
      en: 'It does not prove that anybody helped: the second face may be a passer-by, a photograph or a face on a screen.',
    },
    hint: {
      kk: 'Кадрда бірнеше адам көрінеді. Емтихан кезінде жалғыз болыңыз.',
      ru: 'В кадре видно несколько человек. Во время экзамена вы должны быть одни.',
      en: 'More than one person is in the picture. You must be alone during the exam.',
    },
  },
  'face.other_person': {
    summary: {
      kk: 'Бет тіркелген фотомен сәйкес келмеді: {needed} / {window} үлгіде айырма {threshold} шегінен асты, орташа айырма {measured}.',
      ru: 'Лицо не совпало с зарегистрированным фото: в {needed} из {window} проб расстояние выше порога {threshold}, среднее {measured}.',
      en: 'The face did not match the enrolled photo: {needed} of {window} samples lay above the distance {threshold}, their mean is {measured}.',
    },
    doesNotProve: {
      kk: 'Бұл басқа адам отырғанын дәлелдемейді: көзілдірік, жарық, бетті жапқан қол немесе ескі фото да айырманы арттырады; адам өзі салыстыруы керек.',
      ru: 'Это не доказывает подмену: очки, свет, рука у лица или старое фото тоже увеличивают расстояние; сравнить должен человек.',
      en: 'It does not prove that another person sat there: glasses, light, a hand at the face or an old photo raise the distance too; a person must compare.',
    },
    hint: null,
  },
  'head.away': {
    summary: {
      kk: 'Бас өзінің қалыпты бағытынан {seconds} с бойы {measured}° дейін бұрылды (шегі {threshold}°, {limit} с).',
      ru: 'Голова {seconds} с была повёрнута до {measured}° от своего обычного положения (порог {threshold}°, {limit} с).',
      en: "The head was turned up to {measured}° from the person's own usual position for {seconds} s (limit {threshold}° for {limit} s).",
    },
    doesNotProve: {
      kk: 'Бұл үміткердің қайда қарағанын дәлелдемейді: бас бағыты көз бағыты емес, қағазға жазу да осылай көрінеді.',
      ru: 'Это не доказывает, куда кандидат смотрел: поворот головы не есть взгляд, запись на бумаге выглядит так же.',
      en: 'It does not prove where the candidate looked: the head is not the eyes, and writing on paper looks the same.',
    },
    hint: {
      kk: 'Басыңыз экраннан бұрылып тұр. Экранға қарай отырыңыз.',
      ru: 'Голова повёрнута от экрана. Сядьте лицом к экрану.',
      en: 'Your head is turned away from the screen. Please face the screen.',
    },
  },
  'eyes.away': {
    summary: {
      kk: 'Көз бағыты өзінің қалыпты бағытынан {seconds} с бойы {measured}° дейін ауытқыды (шегі {threshold}°, {limit} с).',
      ru: 'Направление глаз {seconds} с отклонялось до {measured}° от своего обычного (порог {threshold}°, {limit} с).',
      en: "The eyes were turned up to {measured}° from the person's own usual direction for {seconds} s (limit {threshold}° for {limit} s).",
    },
    doesNotProve: {
      kk: 'Бұл үміткердің не көргенін дәлелдемейді: ойлану кезінде көз бұрылады, ал көзілдірік, жарық пен қылилық өлшемді бұрмалайды; бұл тек кеңес.',
      ru: 'Это не доказывает, что видел кандидат: глаза отводят и в раздумье, а очки, свет и косоглазие искажают измерение; это лишь подсказка.',
      en: 'It does not prove what the candidate saw: eyes wander in thought, and glasses, light and a squint distort the figure; it is advice only.',
    },
    hint: null,
  },
  'face.picture': {
    summary: {
      kk: 'Кадрдағы бір бет {seconds} с бойы тірі бет сияқты қозғалмады (қозғалысы сурет шуынан {measured} есе, шегі {threshold}): {consequence}.',
      ru: 'Одно из лиц в кадре {seconds} с не двигалось, как живое (изменения в {measured} раза от шума изображения, порог {threshold}): {consequence}.',
      en: 'One face in the picture did not move for {seconds} s as a living face does (it changed {measured} times the noise of the picture, limit {threshold}): {consequence}.',
    },
    doesNotProve: {
      kk: 'Бұл оның сурет екенін дәлелдемейді: мүлде қозғалмай отырған адам осылай көрінеді, ал экрандағы бейненің беті тірі болып көрінеді; адам қарауы керек.',
      ru: 'Это не доказывает, что это изображение: так выглядит и совсем неподвижный человек, а лицо в видео на экране кажется живым; должен посмотреть человек.',
      en: 'It does not prove that it is a picture: somebody who keeps perfectly still looks the same, and a face in a video on a screen looks alive; a person must look.',
    },
    hint: null,
  },
};

/** What follows for a face that does not move: it never did, or it lived before. */
export const STILL_FACE_CONSEQUENCES = {
  picture: {
    kk: 'ол сурет деп есептелді және адам ретінде саналмады',
    ru: 'оно принято за изображение и не считается человеком',
    en: 'it was taken for a picture and is not counted as a person',
  },
  person: {
    kk: 'бұрын қозғалған, сондықтан адам ретінде санала береді; оның орнына фото қойылуы мүмкін, бұл тек әлсіз белгі',
    ru: 'раньше оно двигалось, поэтому по-прежнему считается человеком; на его месте может быть фото, это лишь слабая подсказка',
    en: 'it moved before, so it still counts as a person; a photo may have taken its place, which is only a weak hint',
  },
} as const satisfies Record<string, LocalizedText>;
