import { type DemoItem, options, same, text } from './demo-item';

/** "Basics of information technology": ten questions of all four kinds, 20 points together. */
export const DEMO_ITEMS: readonly DemoItem[] = [
  {
    prompt: text(
      'Браузер мен сайт арасындағы деректерді қай хаттама шифрлайды?',
      'Какой протокол шифрует данные между браузером и сайтом?',
      'Which protocol encrypts the data between a browser and a site?',
    ),
    options: options(same('HTTP'), same('FTP'), same('HTTPS'), same('SMTP')),
    key: { kind: 'single_choice', optionId: 'c' },
    points: 2,
  },
  {
    prompt: text(
      'Қай деректер құрылымы «соңғы кірген бірінші шығады» қағидасымен жұмыс істейді?',
      'Какая структура данных работает по принципу «последним пришёл — первым вышел»?',
      'Which data structure works by "last in, first out"?',
    ),
    options: options(
      text('Кезек', 'Очередь', 'Queue'),
      text('Стек', 'Стек', 'Stack'),
      text('Ағаш', 'Дерево', 'Tree'),
      text('Граф', 'Граф', 'Graph'),
    ),
    key: { kind: 'single_choice', optionId: 'b' },
    points: 2,
  },
  {
    prompt: text(
      'Реттелген n элементтен екілік іздеу ең көп дегенде шамамен қанша салыстыру жасайды?',
      'Сколько примерно сравнений в худшем случае делает двоичный поиск среди n упорядоченных элементов?',
      'About how many comparisons does a binary search among n sorted elements need at worst?',
    ),
    options: options(same('n'), same('n²'), same('log₂ n'), same('n · log₂ n')),
    key: { kind: 'single_choice', optionId: 'c' },
    points: 2,
  },
  {
    prompt: text(
      'SQL тіліндегі SELECT сұранысы не істейді?',
      'Что делает запрос SELECT в языке SQL?',
      'What does a SELECT statement do in SQL?',
    ),
    options: options(
      text('Жолдарды оқиды', 'Читает строки', 'Reads rows'),
      text('Жолдарды өшіреді', 'Удаляет строки', 'Deletes rows'),
      text('Кесте құрады', 'Создаёт таблицу', 'Creates a table'),
      text('Пайдаланушыны өзгертеді', 'Меняет пользователя', 'Changes the user'),
    ),
    key: { kind: 'single_choice', optionId: 'a' },
    points: 2,
  },
  {
    prompt: text(
      'Тізімдегі операциялық жүйелердің барлығын белгілеңіз.',
      'Отметьте все операционные системы из списка.',
      'Mark every operating system in the list.',
    ),
    options: options(same('Linux'), same('HTML'), same('Windows'), same('PostgreSQL'), same('Android')),
    key: { kind: 'multiple_choice', optionIds: ['a', 'c', 'e'] },
    points: 3,
  },
  {
    prompt: text(
      'Есептік жазбаны қорғауды күшейтетін шараларды белгілеңіз.',
      'Отметьте меры, которые усиливают защиту учётной записи.',
      'Mark the measures that make an account safer.',
    ),
    options: options(
      text('Ұзын әрі бөлек құпиясөз', 'Длинный отдельный пароль', 'A long password of its own'),
      text('Барлық сайтқа бір құпиясөз', 'Один пароль для всех сайтов', 'One password for all sites'),
      text('Екі факторлы тексеру', 'Двухфакторная проверка', 'Two-factor authentication'),
      text('Құпиясөзді досқа айту', 'Сообщить пароль другу', 'Telling a friend the password'),
    ),
    key: { kind: 'multiple_choice', optionIds: ['a', 'c'] },
    points: 3,
  },
  {
    prompt: text(
      '101101₂ екілік санын ондық жүйеде жазыңыз.',
      'Запишите двоичное число 101101₂ в десятичной системе.',
      'Write the binary number 101101₂ in the decimal system.',
    ),
    options: [],
    key: { kind: 'numeric', value: 45, tolerance: 0 },
    points: 2,
  },
  {
    prompt: text(
      'Көлемі 600 МБ файл 48 Мбит/с жылдамдықпен неше секундта жүктеледі? (1 МБ = 1 000 000 байт)',
      'За сколько секунд загрузится файл 600 МБ при скорости 48 Мбит/с? (1 МБ = 1 000 000 байт)',
      'How many seconds does a file of 600 MB take at 48 Mbit/s? (1 MB = 1,000,000 bytes)',
    ),
    options: [],
    key: { kind: 'numeric', value: 100, tolerance: 0.5 },
    points: 2,
  },
  {
    prompt: text(
      'Желілер арасында дестелерді бағыттайтын құрылғы қалай аталады?',
      'Как называется устройство, которое направляет пакеты между сетями?',
      'What is the device called that forwards packets between networks?',
    ),
    options: [],
    key: {
      kind: 'short_answer',
      accepted: ['маршруттауыш', 'бағыттауыш', 'маршрутизатор', 'роутер', 'router'],
    },
    points: 1,
  },
  {
    prompt: text(
      '0 немесе 1 мәнін қабылдайтын ақпараттың ең кіші өлшем бірлігі қалай аталады?',
      'Как называется наименьшая единица информации, принимающая значение 0 или 1?',
      'What is the smallest unit of information called, which is 0 or 1?',
    ),
    options: [],
    key: { kind: 'short_answer', accepted: ['бит', 'bit'] },
    points: 1,
  },
];
