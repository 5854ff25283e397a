import { type LocalizedText, type MarkedFormat, type RubricContent } from '@bakylau/contracts';

const text = (kk: string, ru: string, en: string): LocalizedText => ({ kk, ru, en });

/** Words of the five steps; each stands for a share of the criterion's points. */
const STEPS: readonly (readonly [share: number, title: LocalizedText])[] = [
  [1, text('толық әрі қатесіз', 'полностью и без ошибок', 'fully and without errors')],
  [0.8, text('ұсақ дәлсіздіктермен', 'с мелкими неточностями', 'with minor inaccuracies')],
  [0.6, text('жекелеген қателермен', 'с отдельными ошибками', 'with some errors')],
  [
    0.3,
    text(
      'үзік-үзік, елеулі қателермен',
      'фрагментарно, с серьёзными ошибками',
      'in parts, with serious errors',
    ),
  ],
  [0, text('көрсетілмеген', 'не показано', 'not shown')],
];

/**
 * What the rules of oral, written and case exams ask to be judged. The rules name the criteria and give no weights, so each counts
 * a fifth of the mark.
 */
const CRITERIA: readonly (readonly [id: string, title: LocalizedText])[] = [
  [
    'knowledge',
    text(
      'Пәнді білуі және жауаптың толықтығы',
      'Знание предмета и полнота ответа',
      'Knowledge of the field and completeness of the answer',
    ),
  ],
  ['terminology', text('Терминологияны меңгеруі', 'Владение терминологией', 'Command of the terminology')],
  [
    'explanation',
    text(
      'Түсіндіре білуі және қорытынды жасауы',
      'Умение объяснять и делать выводы',
      'Explaining and drawing conclusions',
    ),
  ],
  ['analysis', text('Талдау жасай білуі', 'Умение анализировать', 'Analysis')],
  [
    'logic',
    text(
      'Баяндау логикасы және қойылған сұрақтарға жауабы',
      'Логика изложения и ответы на поставленные вопросы',
      'Logic of the presentation and answers to the questions asked',
    ),
  ],
];

const POINTS_OF_CRITERION = 20;

const rubric = (title: LocalizedText): RubricContent => ({
  title,
  criteria: CRITERIA.map(([id, criterion]) => ({
    id,
    title: criterion,
    levels: STEPS.map(([share, step]) => ({ points: share * POINTS_OF_CRITERION, title: step })),
  })),
});

/** The criteria that hold where an exam names no others; 100 points together. */
export const DEFAULT_RUBRICS: Record<MarkedFormat, RubricContent> = {
  written: rubric(text('Жазбаша емтихан', 'Письменный экзамен', 'Written exam')),
  case: rubric(text('Кейс-емтихан', 'Экзамен-кейс', 'Case exam')),
  oral: rubric(text('Ауызша емтихан', 'Устный экзамен', 'Oral exam')),
};
export const DEFAULT_RUBRIC_VERSION = 1;
