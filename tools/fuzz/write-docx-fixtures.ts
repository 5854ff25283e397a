import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import {
  docx,
  type DocxParagraph,
  documentXml,
  FORMULA,
  PICTURE,
  table,
} from '../../libs/question-formats/src/docx/docx.factory';

/** Russian, letters typed, the right option by a star, in bold or in a line; a picture, a table, and faults on purpose. */
const TYPED_RU: DocxParagraph[] = [
  'Кафедра информатики. Вариант 1',
  '1. Что хранит таблица маршрутизации?',
  'А) пути к сетям',
  'Б) пароли',
  '*В) маршруты и их метрики',
  'Вопрос 2. Какие протоколы работают поверх TCP?',
  'а) HTTP\nб) TFTP\nв) SMTP',
  'Ответ: а, в',
  '3) Что изображено на схеме?',
  PICTURE,
  [{ text: 'А. ' }, { text: 'маршрут', bold: true }, { text: 'изатор' }],
  'Б. коммутатор',
  [{ text: 'В. мост', bold: true }],
  '4. Сколько записей в таблице?',
  table(['Сеть', 'Шлюз'], ['10.0.0.0/8', '10.1.1.1']),
  'A) одна',
  'B) две',
  'Ответ: А',
  '5. Без верного ответа',
  'А) да',
  'Б) нет',
  '6. Латинская буква при русских вариантах',
  'А) один',
  'Б) два',
  'В) три',
  'Answer: B',
];

/** Kazakh, questions and options numbered by Word itself. */
const LISTED_KK: DocxParagraph[] = [
  { list: 0, text: 'Желінің қай деңгейі маршрутты таңдайды?' },
  { list: 1, text: 'Арналық' },
  { list: 1, text: 'Желілік', bold: true },
  { list: 1, text: 'Көліктік' },
  { list: 0, text: 'Қай порт HTTPS үшін алынған?' },
  { list: 1, text: '80' },
  { list: 1, text: '* 443' },
  { list: 0, text: 'Бір байтта неше бит бар?' },
  { list: 1, text: '4' },
  { list: 1, text: '8' },
  'Жауабы: B',
  { list: 0, text: 'Қай әріп дұрыс?' },
  { list: 1, text: 'бірінші' },
  { list: 1, text: 'екінші' },
  'Жауабы: Б',
];

/** English, answers typed, a formula of Word, small figures, a continued line. */
const ANSWERS_EN: DocxParagraph[] = [
  'Question 1: How many bits has an IPv4 address?',
  'Answer: 32',
  'Question 2: Which command tests a connection?',
  'Answer: ping',
  '3. Solve the equation',
  { xml: `<w:p>${FORMULA}</w:p>` },
  'A) 1',
  'B) 2',
  'Answer: A',
  {
    xml: '<w:p><w:r><w:t xml:space="preserve">4. Which of them is H</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>O?</w:t></w:r></w:p>',
  },
  'Choose one.',
  'A) water',
  'with a second line',
  'B) oil',
  'Correct answer: A.',
  '5. Which two are even & < 5?',
  '+ A) 2',
  '+ B) 4',
  'C) 6',
];

/** Writes the documents that the tests read: `node -r ./tools/typescript/register.cjs tools/fuzz/write-docx-fixtures.ts`. */
async function main(): Promise<void> {
  const folder = join(__dirname, '../../test/fixtures/questions');
  const picture = await sharp({ create: { width: 24, height: 16, channels: 3, background: '#225588' } })
    .png()
    .toBuffer();
  for (const [name, paragraphs] of [
    ['docx_typed_ru.docx', TYPED_RU],
    ['docx_lists_kk.docx', LISTED_KK],
    ['docx_answers_en.docx', ANSWERS_EN],
  ] as const) {
    writeFileSync(join(folder, name), await docx(Buffer.from(documentXml(paragraphs)), picture));
  }
}

void main();
