import { type StatementProfile } from '@bakylau/contracts';
import en from './texts/en.json';
import kk from './texts/kk.json';
import ru from './texts/ru.json';

const column = (value: keyof typeof en.header) => ({
  value,
  header: { kk: kk.header[value], ru: ru.header[value], en: en.header[value] },
});

const EXCEL_CSV: StatementProfile['csv'] = {
  separator: ';',
  encoding: 'utf-8-bom',
  lineEnd: 'crlf',
  decimalMark: ',',
  iin: 'digits',
};

/**
 * The mappings that come with the service. Platonus publishes no format of its own: its profile has what an import there is keyed
 * by (the IIN as twelve digits of text) and the marks, in Russian headers; a university stores its own one under the same name.
 */
export const BUILT_IN_PROFILES: readonly StatementProfile[] = [
  {
    name: 'standard',
    title: { kk: 'Толық тізімдеме', ru: 'Полная ведомость', en: 'Full statement' },
    columns: (
      [
        'number',
        'name',
        'iin',
        'student_number',
        'group',
        'rating',
        'exam_mark',
        'final_mark',
        'letter',
        'grade_point',
        'word',
        'state',
        'examiner',
        'confirmed_at',
        'code',
      ] as const
    ).map(column),
    rows: 'all',
    csv: EXCEL_CSV,
  },
  {
    name: 'platonus',
    title: 'Platonus',
    columns: [
      { value: 'iin', header: 'ИИН' },
      { value: 'name', header: 'ФИО' },
      { value: 'group', header: 'Группа' },
      { value: 'rating', header: 'Рейтинг допуска' },
      { value: 'exam_mark', header: 'Экзамен' },
      { value: 'final_mark', header: 'Итоговая оценка' },
      { value: 'letter', header: 'Буквенная оценка' },
      { value: 'appeal', header: 'Апелляция' },
    ],
    rows: 'confirmed',
    csv: { ...EXCEL_CSV, decimalMark: '.' },
  },
];
