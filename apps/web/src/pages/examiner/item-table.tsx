import { clozeStretches, type ItemScoreView, type ResultDetail } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { FormulaText } from '../../components/formulas/formula-text';
import { type AnswerLine, answerLines, type AnswerWords, keyLines } from '../../core/results/answer-lines';
import { Table } from '../../design';
import { type Format, useFormat } from '../../hooks/use-format';

/** Every question as the candidate saw it, with the answer given beside the right one. */
export function ItemTable({ result }: { result: ResultDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useAnswerWords(format);
  return (
    <section className="stack" aria-label={t('examiner:items.title')}>
      <h2>{t('examiner:items.title')}</h2>
      <Table
        caption={t('examiner:items.title')}
        rows={result.items}
        rowKey={(item) => item.itemId}
        columns={[
          { key: 'position', title: t('examiner:items.number'), cell: (item) => item.position, align: 'end' },
          {
            key: 'prompt',
            title: t('examiner:items.question'),
            cell: (item) => <FormulaText text={promptText(item, format.text(item.prompt))} />,
            isRowHeader: true,
          },
          {
            key: 'given',
            title: t('examiner:items.given'),
            cell: (item) => (
              <Lines
                lines={item.given ? answerLines(item, item.given, words) : []}
                otherwise={t('examiner:items.none')}
              />
            ),
          },
          {
            key: 'right',
            title: t('examiner:items.right'),
            cell: (item) => <Lines lines={keyLines(item, item.key, words)} />,
          },
          {
            key: 'points',
            title: t('examiner:items.points'),
            cell: (item) =>
              t('examiner:result.pointsOf', {
                points: format.number(item.points, { digits: 2 }),
                max: format.number(item.maxPoints, { digits: 2 }),
              }),
            align: 'end',
          },
        ]}
      />
    </section>
  );
}

function useAnswerWords(format: Format): AnswerWords {
  const { t } = useTranslation();
  return {
    text: (text) => format.text(text),
    truth: (isTrue) => t(`terms:truth.${isTrue ? 'true' : 'false'}`),
    gap: (number, answer) => `${t('examiner:items.gap', { number })}: ${answer}`,
    anyOf: (variants) => variants.reduce((first, second) => t('examiner:items.or', { first, second })),
    number: (value) => format.number(value, { digits: 10 }),
    percent: (share) => format.percent(share),
  };
}

/** Gaps of a cloze are shown by their numbers, as the answers name them. */
function promptText({ kind, parts }: ItemScoreView, prompt: string): string {
  if (kind !== 'cloze') return prompt;
  const numberOf = new Map(parts.map(({ id }, i) => [id, i + 1]));
  return clozeStretches(prompt)
    .map((stretch) => ('words' in stretch ? stretch.words : `[${numberOf.get(stretch.gapId) ?? '…'}]`))
    .join('');
}

function Lines({ lines, otherwise = '' }: { lines: readonly AnswerLine[]; otherwise?: string }) {
  if (lines.length === 0) return <span className="muted">{otherwise}</span>;
  return (
    <>
      {lines.map(({ text, isTyped }, i) => (
        <div key={i}>{isTyped ? text : <FormulaText text={text} />}</div>
      ))}
    </>
  );
}
