import { type DemoItem, options, same, text } from './demo-item';

/** "Computer systems: all kinds of questions": one of each kind that the first exam lacks, 14 points together. */
export const DEMO_ITEM_KINDS: readonly DemoItem[] = [
  {
    prompt: text(
      'Жедел жад (RAM) қорек өшкенде деректерін сақтайды.',
      'Оперативная память (RAM) сохраняет данные при отключении питания.',
      'Main memory (RAM) keeps its data when the power goes off.',
    ),
    options: [],
    key: { kind: 'true_false', isTrue: false },
    points: 1,
  },
  {
    prompt: text(
      'Әр хаттаманы оның міндетімен сәйкестендіріңіз.',
      'Сопоставьте каждый протокол с его назначением.',
      'Match each protocol with its purpose.',
    ),
    options: options(
      text('Пошта жіберу', 'Отправка почты', 'Sending mail'),
      text('Уақытты үндестіру', 'Синхронизация времени', 'Keeping clocks in step'),
      text(
        'Атты IP-мекенжайға айналдыру',
        'Преобразование имени в IP-адрес',
        'Turning a name into an IP address',
      ),
      text('Қауіпсіз алыстан кіру', 'Защищённый удалённый вход', 'Secure remote login'),
    ),
    parts: [
      { kind: 'premise', id: 'dns', text: same('DNS') },
      { kind: 'premise', id: 'smtp', text: same('SMTP') },
      { kind: 'premise', id: 'ssh', text: same('SSH') },
    ],
    key: {
      kind: 'matching',
      pairs: [
        { partId: 'dns', optionId: 'c' },
        { partId: 'smtp', optionId: 'a' },
        { partId: 'ssh', optionId: 'd' },
      ],
    },
    points: 3,
  },
  {
    prompt: text(
      'Жад түрлерін ең жылдамынан ең баяуына қарай реттеңіз.',
      'Расположите виды памяти от самой быстрой к самой медленной.',
      'Put the kinds of memory in order, from the fastest to the slowest.',
    ),
    options: options(
      text('Жедел жад', 'Оперативная память', 'Main memory'),
      text('Магниттік таспа', 'Магнитная лента', 'Magnetic tape'),
      text('Процессор регистрлері', 'Регистры процессора', 'Registers of the processor'),
      text('Қатты күйдегі диск', 'Твердотельный диск', 'Solid-state drive'),
      text('Кэш', 'Кэш', 'Cache'),
    ),
    key: { kind: 'ordering', optionIds: ['c', 'e', 'a', 'd', 'b'] },
    points: 4,
  },
  {
    prompt: text(
      '10 Гбайт (1 Гбайт = 10⁹ байт) деректі 300 Мбит/с арнамен жіберуге қанша секунд кетеді? 1 % дәлдік жеткілікті.',
      'Сколько секунд займёт передача 10 Гбайт (1 Гбайт = 10⁹ байт) по каналу 300 Мбит/с? Достаточно точности 1 %.',
      'How many seconds does it take to send 10 GB (1 GB = 10⁹ bytes) over a link of 300 Mbit/s? Within 1 % is enough.',
    ),
    options: [],
    key: { kind: 'numeric', value: 266.667, tolerance: 0, relativeTolerance: 0.01 },
    points: 2,
  },
  {
    prompt: text(
      'Сервердің мекенжайын аты бойынша табатын жүйе [[system]] деп аталады. IPv4 мекенжайында [[bits]] бит бар, ал HTTPS әдетте [[port]]-портты пайдаланады.',
      'Система, которая находит адрес сервера по имени, называется [[system]]. В адресе IPv4 [[bits]] бита, а HTTPS обычно использует порт [[port]].',
      'The system that finds the address of a server by its name is called [[system]]. An IPv4 address has [[bits]] bits, and HTTPS usually uses port [[port]].',
    ),
    options: [],
    parts: [
      { kind: 'short_answer', id: 'system' },
      { kind: 'numeric', id: 'bits' },
      { kind: 'choice', id: 'port', options: options(same('22'), same('80'), same('443'), same('8080')) },
    ],
    key: {
      kind: 'cloze',
      gaps: [
        { partId: 'system', weight: 2, key: { kind: 'short_answer', accepted: ['DNS', 'ДНС'] } },
        { partId: 'bits', weight: 1, key: { kind: 'numeric', value: 32, tolerance: 0 } },
        { partId: 'port', weight: 1, key: { kind: 'choice', optionId: 'c' } },
      ],
    },
    points: 4,
  },
];
