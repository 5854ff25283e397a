import { type TextsOfRule } from './texts-of-rule';

export const PAGE_TEXTS: Record<'page.left' | 'screen.share_stopped', TextsOfRule> = {
  'page.left': {
    summary: {
      kk: 'Емтихан беті {seconds} с бойы жасырылды немесе белсенді болмады (шегі {limit} с).',
      ru: 'Страница экзамена {seconds} с была скрыта или неактивна (порог {limit} с).',
      en: 'The exam page was hidden or not in front for {seconds} s (limit {limit} s).',
    },
    doesNotProve: {
      kk: 'Бұл басқа материал ашылғанын дәлелдемейді: жүйе хабарламасы немесе жаңарту терезесі де бетті жасырады; экран жазбасын қараңыз.',
      ru: 'Это не доказывает, что открывали другой материал: системное сообщение или окно обновления тоже закрывают страницу; смотрите запись экрана.',
      en: 'It does not prove that other material was opened: a system message or an update window hides the page too; see the screen recording.',
    },
    hint: null,
  },
  'screen.share_stopped': {
    summary: {
      kk: 'Экранды көрсету браузерде аяқталды және ескертуден кейін де {seconds} с бойы қосылмады (шегі ескертуден кейін {limit} с).',
      ru: 'Показ экрана завершился в браузере и, несмотря на подсказку, отсутствовал {seconds} с (порог {limit} с после подсказки).',
      en: 'Screen sharing ended in the browser and, although the page asked for it, was absent for {seconds} s (limit {limit} s after the hint).',
    },
    doesNotProve: {
      kk: 'Бұл экранда бірдеңе жасырылғанын да, көрсетуді үміткер тоқтатқанын да дәлелдемейді: браузер немесе жүйе оны өзі аяқтауы мүмкін, тоқтату түймесі байқаусызда да басылады.',
      ru: 'Это не доказывает, что на экране что-то скрывали или что показ остановил кандидат: браузер или система могут завершить его сами, а кнопку остановки можно нажать случайно.',
      en: 'It does not prove that anything was hidden on the screen, or that the candidate ended the share: a browser or a system can end it by itself, and the stop button is easily pressed by accident.',
    },
    hint: {
      kk: 'Экранды көрсету тоқтады. Оны қайта қосыңыз.',
      ru: 'Показ экрана остановлен. Включите его снова.',
      en: 'Screen sharing has stopped. Please share your screen again.',
    },
  },
};
