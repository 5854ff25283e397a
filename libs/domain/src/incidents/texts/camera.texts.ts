import { type TextsOfRule } from './texts-of-rule';

export const CAMERA_TEXTS: Record<'camera.dark' | 'camera.frozen' | 'camera.covered', TextsOfRule> = {
  'camera.dark': {
    summary: {
      kk: 'Камера {seconds} с бойы ештеңе көрсетпеді: жарықтығы {luma}, әркелкілігі {deviation} (шектері {lumaLimit} және {deviationLimit}).',
      ru: 'Камера {seconds} с ничего не показывала: яркость {luma}, разброс {deviation} (пороги {lumaLimit} и {deviationLimit}).',
      en: 'The camera showed nothing for {seconds} s: luma {luma}, deviation {deviation} (limits {lumaLimit} and {deviationLimit}).',
    },
    doesNotProve: {
      kk: 'Бұл камераның әдейі жабылғанын дәлелдемейді: жарық өшуі немесе камера ақауы да осылай көрінеді.',
      ru: 'Это не доказывает, что камеру закрыли намеренно: погасший свет или неисправность выглядят так же.',
      en: 'It does not prove that the camera was covered on purpose: a light that went out or a fault looks the same.',
    },
    hint: {
      kk: 'Камераңыз ештеңе көрсетпейді. Оны ашыңыз немесе жарық қосыңыз.',
      ru: 'Ваша камера ничего не показывает. Откройте её или включите свет.',
      en: 'Your camera shows nothing. Uncover it or turn on a light.',
    },
  },
  'camera.frozen': {
    summary: {
      kk: 'Камера суреті {seconds} с бойы өзгермеді: {frames} кадр алдыңғысын дәл қайталайды, қалғандарының айырмасы бейне сығу шуынан аспайды.',
      ru: 'Изображение камеры {seconds} с не менялось: кадров, в точности повторяющих предыдущий, {frames}, остальные отличаются не больше шума сжатия.',
      en: 'The camera picture did not change for {seconds} s: {frames} pictures repeat the one before exactly, and the others differ by no more than the noise of video compression.',
    },
    doesNotProve: {
      kk: 'Бұл суреттің алмастырылғанын дәлелдемейді: драйвердің немесе браузердің тұрып қалуы да осылай көрінеді.',
      ru: 'Это не доказывает подмену изображения: так же выглядит зависший драйвер или браузер.',
      en: 'It does not prove that the picture was replaced: a stuck driver or browser looks the same.',
    },
    hint: {
      kk: 'Камераңыздың суреті қатып қалды. Камераны қайта қосыңыз.',
      ru: 'Изображение вашей камеры застыло. Подключите камеру заново.',
      en: 'Your camera picture is frozen. Please reconnect the camera.',
    },
  },
  'camera.covered': {
    summary: {
      kk: 'Үміткерге ескертілгеннен кейін камера {measured} с бойы ештеңе көрсетпеді (шегі {threshold} с).',
      ru: 'После подсказки кандидату камера ничего не показывала ещё {measured} с (порог {threshold} с).',
      en: 'After the candidate was told, the camera showed nothing for {measured} s more (limit {threshold} s).',
    },
    doesNotProve: {
      kk: 'Бұл ниетті дәлелдемейді: үміткер ескертуді көрмеуі немесе камераны жөндей алмауы мүмкін.',
      ru: 'Это не доказывает умысла: кандидат мог не заметить подсказку или не суметь исправить камеру.',
      en: 'It does not prove intent: the candidate may have missed the hint or been unable to mend the camera.',
    },
    hint: null,
  },
};
