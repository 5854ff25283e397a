import { type LocalizedText } from '@bakylau/contracts';
import { type TextsOfRule } from './texts-of-rule';

export const CAMERA_SOURCE_TEXTS: Record<'camera.looped' | 'camera.changed' | 'camera.virtual', TextsOfRule> =
  {
    'camera.looped': {
      summary: {
        kk: 'Камера бейнесі {seconds} с бойы {period} с бұрынғысын сол ретпен қайталады: {pictures} сурет бұрынғысынан {measured} жарықтық қадамына ғана өзгеше (шегі {threshold}, өзінің қалыпты айырмасы {baseline}).',
        ru: 'Изображение камеры {seconds} с повторяло в том же порядке то, что было {period} с назад: снимков {pictures}, отличие {measured} шага яркости (порог {threshold}, обычное отличие {baseline}).',
        en: 'For {seconds} s the camera repeated, in the same order, what it had shown {period} s before: {pictures} pictures differ from the earlier ones by {measured} luma steps (limit {threshold}, usual difference {baseline}).',
      },
      doesNotProve: {
        kk: 'Бұл бейнені кім және не үшін қайталағанын дәлелдемейді: виртуалды камера немесе драйвер ақауы да себеп болуы мүмкін; адамнан басын бұруды сұраңыз.',
        ru: 'Это не доказывает, кто и зачем повторил изображение: причиной может быть виртуальная камера или сбой драйвера; попросите человека повернуть голову.',
        en: 'It does not prove who repeated the picture or why: a virtual camera or a faulty driver may be the cause; ask the person to turn the head.',
      },
      hint: null,
    },
    'camera.changed': {
      summary: {
        kk: 'Камера немесе оның көрінісі кенет ауысты: {what}.',
        ru: 'Камера или её вид внезапно сменились: {what}.',
        en: 'The camera or what it looks at changed at once: {what}.',
      },
      doesNotProve: {
        kk: 'Бұл бірдеңені жасыру үшін жасалғанын дәлелдемейді: сымы босап қалған камера, жылжытылған ноутбук немесе үнемдеу режимі де осылай көрінеді.',
        ru: 'Это не доказывает, что этим что-то скрывали: отошедший кабель, сдвинутый ноутбук или режим экономии выглядят так же.',
        en: 'It does not prove that anything was hidden by it: a loose cable, a moved laptop or a power saving mode look the same.',
      },
      hint: null,
    },
    'camera.virtual': {
      summary: {
        kk: 'Камераның аты виртуалды камераның атына сәйкес келеді: {product}.',
        ru: 'Название камеры совпадает с названием виртуальной камеры: {product}.',
        en: 'The name of the camera is that of a virtual camera: {product}.',
      },
      doesNotProve: {
        kk: 'Бұл бейненің жалған екенін дәлелдемейді: мұндай бағдарламалар телефонды камера ретінде қосу немесе фонды бұлыңғырлау үшін де қолданылады; ал аты басқа камера да виртуалды болуы мүмкін.',
        ru: 'Это не доказывает подделку изображения: такие программы подключают телефон как камеру или размывают фон; и наоборот, виртуальная камера может называться иначе.',
        en: 'It does not prove that the picture is false: such programs also use a phone as a camera or blur the background; and a virtual camera may bear another name.',
      },
      hint: null,
    },
  };

/** Words for the `{what}` of camera.changed; `scene` has places of its own. */
export const CAMERA_CHANGE_WORDS: Record<'device' | 'scene', LocalizedText> = {
  device: {
    kk: 'бет басқа құрылғы туралы хабарлады',
    ru: 'страница сообщила о другом устройстве',
    en: 'the page reported another device',
  },
  scene: {
    kk: 'бүкіл бейне басқа болды, ал бет құрылғы ауысқанын хабарлаған жоқ (ұқсастық {measured}, шегі {threshold})',
    ru: 'всё изображение стало другим, страница о смене устройства не сообщала (сходство {measured}, порог {threshold})',
    en: 'the whole picture became another, and the page reported no other device (likeness {measured}, limit {threshold})',
  },
};
