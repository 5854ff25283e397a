import { type LocalizedText, type OralPolicy, type Ticket } from '@bakylau/contracts';
import { type DemoExam } from './demo-exam';
import { text } from './demo-item';

const ticket = (
  ...questions: readonly (readonly [prompt: LocalizedText, guidance: LocalizedText])[]
): Ticket => ({
  questions: questions.map(([prompt, guidance]) => ({ prompt, guidance, points: 50 })),
});

const policy: OralPolicy = {
  ...{ preparationMinutes: 15, answerMinutes: 15 },
  ...{ examinersAtLeast: 1, examinersAtMost: 3, ticketsReturn: false },
};

const TICKETS: readonly Ticket[] = [
  ticket(
    [
      text(
        'Процесс пен ағынның айырмашылығын түсіндіріңіз.',
        'Объясните, чем процесс отличается от потока.',
        'Explain how a process differs from a thread.',
      ),
      text(
        'Мекенжай кеңістігі, ресурстар, ауысу құны, оқшаулау.',
        'Адресное пространство, ресурсы, цена переключения, изоляция.',
        'Address space, resources, cost of switching, isolation.',
      ),
    ],
    [
      text(
        'Тұйыққа тірелу (deadlock) қалай пайда болады және оны қалай болдырмауға болады?',
        'Как возникает взаимная блокировка и как её избежать?',
        'How does a deadlock arise, and how is it avoided?',
      ),
      text(
        'Төрт шарт; ресурстарды реттеу, уақыт шегі, анықтау.',
        'Четыре условия; порядок ресурсов, тайм-аут, обнаружение.',
        'The four conditions; ordering of resources, timeouts, detection.',
      ),
    ],
  ),
  ticket(
    [
      text(
        'Виртуалды жад не үшін керек және қалай жұмыс істейді?',
        'Зачем нужна виртуальная память и как она работает?',
        'What is virtual memory for, and how does it work?',
      ),
      text(
        'Беттер кестесі, TLB, бет қатесі, ауыстыру.',
        'Таблица страниц, TLB, страничное прерывание, подкачка.',
        'Page table, TLB, page fault, swapping.',
      ),
    ],
    [
      text(
        'Бет алмастыру алгоритмдерін салыстырыңыз.',
        'Сравните алгоритмы замещения страниц.',
        'Compare algorithms of page replacement.',
      ),
      text(
        'FIFO және Белэди аномалиясы, LRU, сағат алгоритмі.',
        'FIFO и аномалия Белэди, LRU, алгоритм часов.',
        'FIFO and Bélády’s anomaly, LRU, the clock algorithm.',
      ),
    ],
  ),
  ticket(
    [
      text(
        'Процессорды жоспарлау алгоритмдерін сипаттаңыз.',
        'Опишите алгоритмы планирования процессора.',
        'Describe algorithms of processor scheduling.',
      ),
      text(
        'FCFS, SJF, дөңгелек кезек, басымдық; ашығу.',
        'FCFS, SJF, круговая очередь, приоритеты; голодание.',
        'FCFS, SJF, round robin, priorities; starvation.',
      ),
    ],
    [
      text(
        'Нақты уақыт жүйелеріне қандай талаптар қойылады?',
        'Какие требования предъявляют к системам реального времени?',
        'What is required of real-time systems?',
      ),
      text(
        'Қатаң және жұмсақ мерзімдер, болжамдылық, RM және EDF.',
        'Жёсткие и мягкие сроки, предсказуемость, RM и EDF.',
        'Hard and soft deadlines, predictability, RM and EDF.',
      ),
    ],
  ),
  ticket(
    [
      text(
        'Файлдық жүйенің журналы не үшін керек?',
        'Зачем файловой системе журнал?',
        'What does a file system need a journal for?',
      ),
      text(
        'Атомарлық, істен шыққаннан кейінгі қалпына келтіру, метадеректер.',
        'Атомарность, восстановление после сбоя, метаданные.',
        'Atomicity, recovery after a crash, metadata.',
      ),
    ],
    [
      text(
        'Енгізу-шығаруды блоктайтын, блоктамайтын және асинхронды етіп ұйымдастыруды салыстырыңыз.',
        'Сравните блокирующий, неблокирующий и асинхронный ввод-вывод.',
        'Compare blocking, non-blocking and asynchronous input and output.',
      ),
      text(
        'Ағындар саны, кідіріс, epoll және io_uring.',
        'Число потоков, задержка, epoll и io_uring.',
        'Number of threads, latency, epoll and io_uring.',
      ),
    ],
  ),
];

/** Four tickets of two questions; one examiner is enough for the demo, three can sit. */
export const DEMO_ORAL: Pick<
  DemoExam,
  'title' | 'format' | 'durationMinutes' | 'notesAllowed' | 'oral' | 'items'
> = {
  title: text(
    'Операциялық жүйелер: ауызша емтихан',
    'Операционные системы: устный экзамен',
    'Operating systems: oral exam',
  ),
  format: 'oral',
  durationMinutes: policy.preparationMinutes + policy.answerMinutes,
  notesAllowed: true,
  oral: { policy, tickets: TICKETS },
  items: [],
};
