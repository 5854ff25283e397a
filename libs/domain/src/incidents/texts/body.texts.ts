import { type LocalizedText } from '@bakylau/contracts';
import { type TextsOfRule } from './texts-of-rule';

type BodyRule = 'body.face_hidden' | 'seat.left' | 'body.leaning' | 'body.moving' | 'body.second';

export const BODY_TEXTS: Record<BodyRule, TextsOfRule> = {
  'body.face_hidden': {
    summary: {
      kk: 'Кадрда {seconds} с бойы адам болды, бірақ беті табылмады (шегі {limit} с); дене белгісі {measured}, шегі {threshold}.',
      ru: 'В кадре {seconds} с был человек, но лица не найдено (порог {limit} с); признак тела {measured}, порог {threshold}.',
      en: 'A person was in the picture for {seconds} s without a face that could be found (limit {limit} s); body score {measured}, limit {threshold}.',
    },
    doesNotProve: {
      kk: 'Бұл үміткердің бетін жасырғанын дәлелдемейді: артқа бұрылу, төмен еңкею, шаш, бетперде немесе қарсы жарық та осылай көрінеді.',
      ru: 'Это не доказывает, что лицо прятали: поворот спиной, наклон вниз, волосы, маска или свет сзади выглядят так же.',
      en: 'It does not prove that the face was hidden on purpose: turning round, bending down, hair, a mask or light from behind look the same.',
    },
    hint: {
      kk: 'Бетіңіз камерада көрінбейді. Камераға қарап отырыңыз.',
      ru: 'Вашего лица не видно. Сядьте лицом к камере.',
      en: 'Your face cannot be seen. Please sit facing the camera.',
    },
  },
  'seat.left': {
    summary: {
      kk: 'Орын {absence} с бос болды: бет те, дене де табылмады (шегі {limit} с); {back}.',
      ru: 'Место пустовало {absence} с: не найдено ни лица, ни тела (порог {limit} с); {back}.',
      en: 'The seat was empty for {absence} s: neither a face nor a body was found (limit {limit} s); {back}.',
    },
    doesNotProve: {
      kk: 'Бұл үміткердің бөлмеден шыққанын немесе не істегенін дәлелдемейді: камера бұрылып кетуі немесе адам кадрдан тыс жерде отыруы мүмкін.',
      ru: 'Это не доказывает, что кандидат вышел из комнаты или что он делал: камера могла сместиться, человек мог сидеть вне кадра.',
      en: 'It does not prove that the candidate left the room, or what was done there: the camera may have moved, or the person sat outside the picture.',
    },
    hint: {
      kk: 'Сіз камерада көрінбейсіз. Орныңызға қайта отырыңыз.',
      ru: 'Вас не видно на камере. Вернитесь на своё место.',
      en: 'You cannot be seen. Please return to your seat.',
    },
  },
  'body.leaning': {
    summary: {
      kk: 'Бас өзінің қалыпты орнынан иық енінің {measured} бөлігіне ауысып, {seconds} с бойы кадр шетінде кесілді (шегі {threshold}, {limit} с).',
      ru: 'Голова сместилась от обычного места на {measured} ширины плеч и {seconds} с была обрезана краем кадра (порог {threshold}, {limit} с).',
      en: "The head had moved {measured} shoulder widths from the person's own usual place and was cut by the edge of the picture for {seconds} s (limit {threshold} for {limit} s).",
    },
    doesNotProve: {
      kk: 'Бұл кадрдан тыс жерде бірдеңе болғанын дәлелдемейді: орындықты жылжыту, құлаған затты алу немесе ыңғайлы отыру да осылай көрінеді.',
      ru: 'Это не доказывает, что вне кадра что-то было: сдвинутый стул, поднятая вещь или удобная поза выглядят так же.',
      en: 'It does not prove that there was anything outside the picture: a moved chair, a dropped thing or a comfortable posture look the same.',
    },
    hint: {
      kk: 'Сіз кадр шетіне шығып кеттіңіз. Камераның ортасына отырыңыз.',
      ru: 'Вы у края кадра. Сядьте по центру изображения.',
      en: 'You are at the edge of the picture. Please sit in its middle.',
    },
  },
  'body.moving': {
    summary: {
      kk: 'Дененің жоғарғы бөлігі {seconds} с бойы 2 секундта иық енінің {measured} бөлігіне дейін қозғалды; өзінің қалыпты деңгейі {baseline}, шегі {threshold}.',
      ru: 'Верхняя часть тела {seconds} с двигалась до {measured} ширины плеч за 2 с; обычный уровень этого человека {baseline}, порог {threshold}.',
      en: "The upper body moved up to {measured} shoulder widths in 2 s, for {seconds} s; the person's own usual level is {baseline}, the limit {threshold}.",
    },
    doesNotProve: {
      kk: 'Бұл ережені бұзуды дәлелдемейді: созылу, киім шешу, камераны жылжыту да осындай қозғалыс береді.',
      ru: 'Это не доказывает нарушения: так же двигаются, когда потягиваются, снимают одежду или поправляют камеру.',
      en: 'It does not prove a violation: stretching, taking off a jacket or adjusting the camera move as much.',
    },
    hint: null,
  },
  'body.second': {
    summary: {
      kk: 'Кадрда {looks} қараудың {hits}-інде {measured} адам көрінді, ал беттің саны бірден аспады (рұқсаты {allowed}).',
      ru: 'В кадре людей: {measured}, в {hits} из {looks} просмотров, при этом лиц не больше одного (допускается {allowed}).',
      en: '{measured} persons were in the picture in {hits} of {looks} looks, with no more than one face among them (allowed: {allowed}).',
    },
    doesNotProve: {
      kk: 'Бұл екінші адамның көмектескенін дәлелдемейді: өтіп бара жатқан адам, айна, плакат немесе ілулі киім де адам болып танылуы мүмкін.',
      ru: 'Это не доказывает помощь второго человека: прохожий, зеркало, плакат или висящая одежда тоже принимаются за человека.',
      en: 'It does not prove that a second person helped: a passer-by, a mirror, a poster or clothes on a hook are taken for a person too.',
    },
    hint: {
      kk: 'Кадрда басқа адам бар сияқты. Емтихан кезінде жалғыз болыңыз.',
      ru: 'Похоже, в кадре есть ещё человек. Во время экзамена вы должны быть одни.',
      en: 'Somebody else seems to be in the picture. You must be alone during the exam.',
    },
  },
};

/** Words for the `{back}` of seat.left. */
export const BACK_WORDS: Record<'back' | 'away', LocalizedText> = {
  back: { kk: 'содан кейін адам қайта келді', ru: 'затем человек вернулся', en: 'then somebody was back' },
  away: { kk: 'әзірге ешкім оралған жоқ', ru: 'пока никто не вернулся', en: 'nobody is back so far' },
};
