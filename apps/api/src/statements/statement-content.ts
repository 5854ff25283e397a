import { type StatementRow } from '@bakylau/contracts';
import { type StatementContent } from '@bakylau/persistence';
import { facts, heading, paragraph, type ProtocolContent, remark } from '../protocol/protocol-block';
import { type StatementWords } from './statement-words';

export interface SealedStatement {
  content: StatementContent;
  sha256: string;
  keyId: string;
  signature: string;
  pageUrl: string;
  superseded: boolean;
  outdated: boolean;
}

/** Signatures are written by hand; so long a line takes one, below an empty one for its height. */
const SIGNATURE_LINE = `\n${'_'.repeat(34)}`;

/** A statement in the words of one language, before it is laid out. */
export function statementContent(statement: SealedStatement, words: StatementWords): ProtocolContent {
  const { content, sha256, keyId, signature, pageUrl, superseded, outdated } = statement;
  const { t } = words;
  const { lines, ratingWeightPercent, positiveFrom } = content;
  const weights = {
    rating: ratingWeightPercent,
    exam: 100 - ratingWeightPercent,
    from: positiveFrom,
  };
  return {
    title: t('statement:title'),
    subject: [
      words.text(content.examTitle),
      content.groupName ? t('statement:group', { group: content.groupName }) : t('statement:noGroup'),
      t('statement:examDay', {
        day: words.day(content.examOpensAt),
        format: t(`terms:examFormat.${content.examFormat}`),
      }),
    ],
    asOf: t('statement:asOf', {
      version: content.version,
      time: words.instant(content.madeAt),
      name: content.madeBy,
    }),
    code: {
      url: pageUrl,
      alt: t('statement:seal.qr', { url: pageUrl }),
      caption: t('statement:seal.scan'),
    },
    blocks: [
      ...(superseded ? [paragraph(t('statement:superseded'))] : []),
      ...(outdated ? [paragraph(t('statement:outdated'))] : []),
      {
        kind: 'table',
        caption: t('statement:title'),
        columns: [
          { title: t('statement:column.number'), share: 4, align: 'right' },
          { title: t('statement:column.name'), share: 25 },
          { title: t('statement:column.studentNumber'), share: 13 },
          { title: t('statement:column.rating'), share: 10, align: 'right' },
          { title: t('statement:column.exam'), share: 11, align: 'right' },
          { title: t('statement:column.final'), share: 14, align: 'right' },
          { title: t('statement:column.letter'), share: 8 },
          { title: t('statement:column.gradePoint'), share: 8, align: 'right' },
          { title: t('statement:column.word'), share: 18 },
        ],
        rows: lines.map((line) => cellsOf(line, words)),
      },
      remark(ratingWeightPercent === 0 ? t('statement:examAlone') : t('statement:weights', weights)),
      ...(lines.some(({ underAppeal }) => underAppeal) ? [remark(t('statement:appeal.explanation'))] : []),
      heading(2, t('statement:totals.title')),
      facts(...totalsOf(lines, words)),
      heading(2, t('statement:signatures.title')),
      facts(
        [t('statement:signatures.examiner'), examinersOf(lines, words)],
        [t('statement:signatures.registrar'), `${SIGNATURE_LINE}  ${content.madeBy}`],
        [t('statement:signatures.day'), SIGNATURE_LINE],
      ),
      heading(2, t('statement:seal.title')),
      paragraph(t('statement:seal.explanation')),
      facts(
        [t('statement:seal.code'), sha256],
        [t('statement:seal.signature'), signature],
        [t('statement:seal.keyId'), keyId],
        [t('statement:seal.page'), pageUrl],
      ),
    ],
    foot: t('statement:foot', { code: sha256.slice(0, 16), version: content.version }),
    pageOf: (page, pages) => t('statement:page', { page, pages }),
  };
}

function cellsOf(line: StatementRow, words: StatementWords): string[] {
  const { number, displayName, studentNumber, rating, examMark, finalMark, letter, gradePoint } = line;
  return [
    String(number),
    displayName,
    studentNumber ?? '—',
    words.number(rating),
    words.number(examMark),
    words.number(finalMark),
    letter ?? '—',
    words.number(gradePoint, 2),
    words.withAppeal(line.word ? words.text(line.word) : withoutGrade(line, words), line.underAppeal),
  ];
}

/** A mark that is confirmed waits for the rating alone. */
function withoutGrade({ state }: StatementRow, words: StatementWords): string {
  return state === 'confirmed' ? words.t('statement:noRating') : words.state({ state });
}

/** How many of each letter, and of each state without one. */
function totalsOf(lines: readonly StatementRow[], words: StatementWords): [string, string][] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const label = line.letter ?? withoutGrade(line, words);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const appealed = lines.filter(({ underAppeal }) => underAppeal).length;
  return [
    [words.t('statement:totals.people'), words.number(lines.length)],
    ...[...counts].map(([label, count]): [string, string] => [label, words.number(count)]),
    ...(appealed > 0 ? [[words.t('statement:appeal.open'), words.number(appealed)] as [string, string]] : []),
  ];
}

function examinersOf(lines: readonly StatementRow[], { t }: StatementWords): string {
  const names = [...new Set(lines.flatMap(({ examiner }) => examiner ?? []))];
  return names.length === 0
    ? t('statement:signatures.nobody')
    : names.map((name) => `${SIGNATURE_LINE}  ${name}`).join('\n');
}
