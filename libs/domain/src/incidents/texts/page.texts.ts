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
      kk: 'Экранды көрсету браузерден тоқтатылды және {seconds} с бойы болмады.',
      ru: 'Показ экрана был остановлен в браузере и отсутствовал {seconds} с.',
      en: 'Screen sharing was stopped in the browser and was absent for {seconds} s.',
    },
    doesNotProve: {
      kk: 'Бұл экранда бірдеңе жасырылғанын дәлелдемейді: көрсетуді тоқтату түймесін байқаусызда басуға болады.',
      ru: 'Это не доказывает, что на экране что-то скрывали: кнопку остановки можно нажать случайно.',
      en: 'It does not prove that anything was hidden on the screen: the stop button is easily pressed by accident.',
    },
    hint: {
      kk: 'Экранды көрсету тоқтады. Оны қайта қосыңыз.',
      ru: 'Показ экрана остановлен. Включите его снова.',
      en: 'Screen sharing has stopped. Please share your screen again.',
    },
  },
};
