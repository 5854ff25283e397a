import { type ItemStatistics, promptWithBlanks } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import { FormulaText } from '../../components/formulas/formula-text';
import { api } from '../../core/api-client';
import { shortenedAroundFormulas } from '../../core/formulas/formula-stretches';
import { EmptyState, PageHeader, Spinner, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';

/** How the items of a test worked, once it was sat. */
export function StatisticsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { examId = '' } = useParams();
  const statistics = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getItemStatistics', { params: { examId }, signal }),
      [examId],
    ),
  );
  if (statistics.kind === 'failed') return <Failure error={statistics.error} onRetry={statistics.reload} />;
  if (statistics.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { title, attempts, needed, items } = statistics.data;
  const figure = (value: number | null) =>
    value === null ? '–' : format.number(value, { digits: 2, fixed: true });
  return (
    <>
      <BackLink to={`/item-banks/exams/${examId}`}>{t('banks:exams.plan')}</BackLink>
      <PageHeader
        title={t('banks:statistics.title', { exam: format.text(title) })}
        lead={`${t('banks:statistics.attempts', { count: attempts })} ${t('banks:statistics.lead', needed)}`}
      />
      <Table
        caption={t('banks:exams.statistics')}
        rows={items}
        rowKey={({ itemId }) => itemId}
        empty={<EmptyState title={t('banks:noItems')} />}
        columns={[
          {
            key: 'number',
            title: t('banks:statistics.number'),
            cell: ({ position }) => position,
            align: 'end',
          },
          {
            key: 'prompt',
            title: t('banks:item.prompt'),
            cell: ({ kind, prompt }) => {
              const words = kind === 'cloze' ? promptWithBlanks(format.text(prompt)) : format.text(prompt);
              return <FormulaText text={shortenedAroundFormulas(words, 140)} />;
            },
            isRowHeader: true,
          },
          { key: 'kind', title: t('banks:item.kind'), cell: ({ kind }) => t(`banks:kinds.${kind}`) },
          {
            key: 'n',
            title: t('banks:statistics.candidates'),
            cell: ({ candidates }) => candidates,
            align: 'end',
          },
          {
            key: 'omitted',
            title: t('banks:statistics.omitted'),
            cell: ({ omitted }) => omitted,
            align: 'end',
          },
          {
            key: 'difficulty',
            title: t('banks:statistics.difficulty'),
            cell: ({ difficulty }) => figure(difficulty),
            align: 'end',
          },
          {
            key: 'discrimination',
            title: t('banks:statistics.discrimination'),
            cell: ({ discrimination }) => figure(discrimination),
            align: 'end',
          },
          { key: 'options', title: t('banks:editor.options'), cell: (item) => <OptionCounts item={item} /> },
        ]}
      />
    </>
  );
}

function OptionCounts({ item: { options, candidates } }: { item: ItemStatistics }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (options === null || options.length === 0) return <>–</>;
  return (
    <>
      {options.map(({ optionId, text, isRight, chosen }) => (
        <div key={optionId}>
          {isRight ? <strong>{t('banks:statistics.right')} </strong> : null}
          {text ? (
            <FormulaText text={format.text(text)} />
          ) : (
            t(`terms:truth.${optionId === 'true' ? 'true' : 'false'}`)
          )}
          : <span className="numeric">{format.percent(chosen / candidates)}</span>
        </div>
      ))}
    </>
  );
}
