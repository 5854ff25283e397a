import { type DemoExam } from './demo-exam';
import { type DemoItem, text } from './demo-item';

type DemoContent = Pick<
  DemoExam,
  'title' | 'format' | 'durationMinutes' | 'markingPolicy' | 'materials' | 'items'
>;

const written = (
  prompt: DemoItem['prompt'],
  guidance: DemoItem['prompt'],
  points: number,
  filesAtMost: number,
): DemoItem => ({
  prompt,
  options: [],
  key: { kind: 'written', guidance },
  writtenTask: { wordsAtMost: 500, filesAtMost },
  points,
});

/** Two questions in words and formulas; the demo has one examiner, who marks them alone. */
export const DEMO_WRITTEN: DemoContent = {
  title: text(
    'Алгоритмдер теориясы: жазбаша емтихан',
    'Теория алгоритмов: письменный экзамен',
    'Theory of algorithms: written exam',
  ),
  format: 'written',
  durationMinutes: 60,
  markingPolicy: { markers: 1, tieBreakOver: 10, resolution: 'third' },
  items: [
    written(
      text(
        'Біріктіру арқылы сұрыптауды сипаттаңыз және оның күрделілігін рекурренттік теңдеу арқылы дәлелдеңіз.',
        'Опишите сортировку слиянием и докажите её сложность через рекуррентное соотношение.',
        'Describe merge sort and prove its complexity by a recurrence.',
      ),
      text(
        'T(n) = 2T(n/2) + O(n), жауабы O(n log n); тұрақтылық және қосымша жад туралы айту керек.',
        'T(n) = 2T(n/2) + O(n), ответ O(n log n); следует сказать об устойчивости и дополнительной памяти.',
        'T(n) = 2T(n/2) + O(n), hence O(n log n); stability and extra memory should be mentioned.',
      ),
      50,
      3,
    ),
    written(
      text(
        'Жылдам сұрыптау мен біріктіру арқылы сұрыптауды кесте түрінде салыстырыңыз: уақыт, жад, тұрақтылық.',
        'Сравните быструю сортировку и сортировку слиянием в таблице: время, память, устойчивость.',
        'Compare quicksort and merge sort in a table: time, memory, stability.',
      ),
      text(
        'Ең нашар жағдай O(n²) мен O(n log n); жады O(log n) мен O(n); біріктіру тұрақты.',
        'Худший случай O(n²) и O(n log n); память O(log n) и O(n); слияние устойчиво.',
        'Worst case O(n²) against O(n log n); memory O(log n) against O(n); merging is stable.',
      ),
      50,
      0,
    ),
  ],
};

/** A case in three parts, the later ones five and fifteen minutes after the start. */
export const DEMO_CASE: DemoContent = {
  title: text(
    'Ақпараттық қауіпсіздік: кейс',
    'Информационная безопасность: кейс',
    'Information security: a case',
  ),
  format: 'case',
  durationMinutes: 60,
  materials: [
    {
      title: text('Жағдай', 'Ситуация', 'The situation'),
      html: {
        kk: '<p>Университеттің поштасында 40 қызметкер бір хат алды: сілтеме порталдың көшірмесіне апарады. Сағат 09:40-та үш адам құпиясөзін енгізді.</p>',
        ru: '<p>В почте университета 40 сотрудников получили одно письмо: ссылка ведёт на копию портала. К 09:40 трое ввели свой пароль.</p>',
        en: '<p>Forty members of the university’s staff got one letter by mail: its link leads to a copy of the portal. By 09:40 three of them had entered their passwords.</p>',
      },
      afterMinutes: 0,
    },
    {
      title: text('Журналдан үзінді', 'Выдержка из журнала', 'From the log'),
      html: {
        kk: '<table><tbody><tr><th>Уақыт</th><th>Оқиға</th></tr><tr><td>09:52</td><td>Шетелден кіру, есеп бөлімі</td></tr><tr><td>10:05</td><td>Ведомостар бумасының көшірілуі</td></tr></tbody></table>',
        ru: '<table><tbody><tr><th>Время</th><th>Событие</th></tr><tr><td>09:52</td><td>Вход из-за границы, бухгалтерия</td></tr><tr><td>10:05</td><td>Копирование папки с ведомостями</td></tr></tbody></table>',
        en: '<table><tbody><tr><th>Time</th><th>Event</th></tr><tr><td>09:52</td><td>Sign-in from abroad, accounts office</td></tr><tr><td>10:05</td><td>The folder of statements is copied</td></tr></tbody></table>',
      },
      afterMinutes: 5,
    },
    {
      title: text('Басшылықтың сұрағы', 'Вопрос руководства', 'A question from the management'),
      html: {
        kk: '<p>Проректор бір сағаттан кейін студенттерге не айту керегін сұрайды.</p>',
        ru: '<p>Проректор спрашивает, что через час сказать студентам.</p>',
        en: '<p>The vice-rector asks what to tell the students in an hour.</p>',
      },
      afterMinutes: 15,
    },
  ],
  items: [
    written(
      text(
        'Алғашқы отыз минутта не істейсіз? Қадамдарды ретімен негіздеңіз.',
        'Что вы сделаете в первые тридцать минут? Обоснуйте шаги по порядку.',
        'What do you do in the first thirty minutes? Give reasons for the steps in their order.',
      ),
      text(
        'Оқшаулау, құпиясөздерді ауыстыру, дәлелді сақтау, хабарлау.',
        'Изоляция, смена паролей, сохранение следов, уведомление.',
        'Containment, new passwords, keeping the traces, notification.',
      ),
      60,
      2,
    ),
    written(
      text(
        'Жаңа материалдарды ескеріп, студенттерге арналған хабарлама жазыңыз.',
        'С учётом новых материалов напишите сообщение для студентов.',
        'With the new material in mind, write the message to the students.',
      ),
      text(
        'Не болды, қандай деректер, не істеу керек, кімге хабарласу керек; айып тағусыз.',
        'Что случилось, какие данные, что делать, к кому обращаться; без поиска виноватых.',
        'What happened, which data, what to do, whom to ask; without blaming anybody.',
      ),
      40,
      0,
    ),
  ],
};
