import { type IdentityUnusableReason, type LocalizedText } from '@bakylau/contracts';
import { type TextsOfRule } from './texts-of-rule';

export const IDENTITY_TEXTS: Record<'identity.unchecked', TextsOfRule> = {
  'identity.unchecked': {
    summary: {
      kk: 'Кадрдағы адамды тіркелген фотомен {measured} с бойы салыстыру мүмкін болмады (шегі {threshold} с). Жарамсыз кадрлар, себебі бойынша: {reasons}.',
      ru: 'Человека в кадре {measured} с не удавалось сравнить с зарегистрированным фото (порог {threshold} с). Непригодные кадры по причинам: {reasons}.',
      en: 'The person in the picture could not be compared with the enrolled photo for {measured} s (limit {threshold} s). Pictures that could not serve, by reason: {reasons}.',
    },
    doesNotProve: {
      kk: 'Бұл басқа адам отырғанын дәлелдемейді және ешкімге қарсы есептелмейді: жарық, камераның орны, көзілдірік пен қағазға еңкею де осыған әкеледі; суретті адам өзі салыстыра алады.',
      ru: 'Это не доказывает, что сидел кто-то другой, и никому не ставится в вину: причиной бывают свет, место камеры, очки или наклон над бумагой; сравнить изображение может человек.',
      en: 'It does not prove that somebody else sat there, and counts against nobody: light, the place of the camera, glasses or writing on paper lead to it too; a person can compare the picture.',
    },
    hint: {
      kk: 'Бетіңізді фотоңызбен біраз уақыт салыстыру мүмкін болмай тұр. {advice}',
      ru: 'Ваше лицо уже некоторое время не удаётся сравнить с фото. {advice}',
      en: 'Your face could not be compared with your photo for some time. {advice}',
    },
  },
};

interface ObstacleTexts {
  /** As the card counts it. */
  name: LocalizedText;
  /** What the candidate can do; null when nothing. */
  advice: LocalizedText | null;
}

export const IDENTITY_OBSTACLES: Record<IdentityUnusableReason, ObstacleTexts> = {
  no_face: {
    name: { kk: 'бет көрінбеді', ru: 'лица не видно', en: 'no face seen' },
    advice: {
      kk: 'Камера бетіңізді толық көретіндей отырыңыз.',
      ru: 'Сядьте так, чтобы камера видела лицо целиком.',
      en: 'Sit so that the camera sees your whole face.',
    },
  },
  several_faces: {
    name: { kk: 'бірнеше бет', ru: 'несколько лиц', en: 'more than one face' },
    advice: {
      kk: 'Кадрда жалғыз болыңыз.',
      ru: 'В кадре вы должны быть одни.',
      en: 'You must be alone in the picture.',
    },
  },
  face_too_small: {
    name: { kk: 'бет тым кіші', ru: 'лицо слишком мелкое', en: 'face too small' },
    advice: {
      kk: 'Камераға жақынырақ отырыңыз.',
      ru: 'Сядьте ближе к камере.',
      en: 'Sit nearer to the camera.',
    },
  },
  not_frontal: {
    name: { kk: 'бет бұрылған', ru: 'лицо повёрнуто', en: 'face turned' },
    advice: {
      kk: 'Бірнеше секунд камераға тура қараңыз немесе оны алдыңызға қойыңыз.',
      ru: 'Посмотрите несколько секунд прямо в камеру или поставьте её перед собой.',
      en: 'Look straight into the camera for some seconds, or put it in front of you.',
    },
  },
  too_dark: {
    name: { kk: 'бет тым қараңғы', ru: 'лицо слишком тёмное', en: 'face too dark' },
    advice: {
      kk: 'Бетіңізге түсетін жарық қосыңыз.',
      ru: 'Включите свет так, чтобы он падал на лицо.',
      en: 'Turn on a light that falls on your face.',
    },
  },
  blurred: {
    name: { kk: 'сурет бұлыңғыр', ru: 'изображение размыто', en: 'picture blurred' },
    advice: {
      kk: 'Камераның шынысын сүртіңіз және бірнеше секунд қозғалмаңыз.',
      ru: 'Протрите объектив камеры и несколько секунд не двигайтесь.',
      en: 'Wipe the lens of the camera, and keep still for some seconds.',
    },
  },
  no_reference: {
    name: {
      kk: 'салыстыратын тіркелген фото жоқ',
      ru: 'нет зарегистрированного фото для сравнения',
      en: 'no enrolled photo to compare with',
    },
    advice: null,
  },
};
