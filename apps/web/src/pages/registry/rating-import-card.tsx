import type { RatingImport, RatingLine } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { LineProblems, ListImportCard } from '../../components/list-import-card';
import { api } from '../../core/api-client';
import { Badge, Table, type Tone } from '../../design';
import { useFormat } from '../../hooks/use-format';

/** A list of admission ratings: first what would happen, then, if the registrar wants it, for real. */
export function RatingImportCard({ examId, onStored }: { examId: string; onStored: () => void }) {
  const { t } = useTranslation();
  const send = useCallback(
    (upload: Blob, dryRun: 'yes' | 'no') =>
      api.call('importRatings', { params: { examId }, query: { dryRun }, upload }),
    [examId],
  );
  const countsOf = useCallback(({ counts }: RatingImport) => t('registry:import.counts', counts), [t]);
  return (
    <ListImportCard
      words={{
        title: t('registry:import.title'),
        lead: t('registry:import.lead'),
        file: t('registry:import.file'),
        check: t('registry:import.check'),
        dryTitle: t('registry:import.dryTitle'),
        doneTitle: t('registry:import.doneTitle'),
      }}
      send={send}
      onStored={onStored}
      countsOf={countsOf}
      takeOf={({ counts }) => (counts.taken > 0 ? t('registry:import.take', { count: counts.taken }) : null)}
      hasLeftOut={({ counts }) => counts.leftOut > 0}
    >
      {(report) => <ImportLines report={report} />}
    </ListImportCard>
  );
}

const TONES: Record<RatingLine['outcome'], Tone> = {
  taken: 'success',
  unchanged: 'neutral',
  left_out: 'danger',
};

function ImportLines({ report }: { report: RatingImport }) {
  const { t } = useTranslation();
  const { lines } = report;
  return (
    <Table
      caption={t('registry:import.report')}
      rows={lines}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'line', title: t('registry:import.line'), cell: ({ line }) => line, align: 'end' },
        {
          key: 'outcome',
          title: t('registry:import.outcome'),
          cell: ({ outcome }) => (
            <Badge tone={TONES[outcome]}>{t(`registry:import.outcomes.${outcome}`)}</Badge>
          ),
        },
        {
          key: 'person',
          title: t('registry:import.person'),
          isRowHeader: true,
          cell: ({ displayName, person }) => (
            <>
              {displayName ?? <span className="muted">{t('registry:import.unknown')}</span>}{' '}
              <span className="muted numeric">{person}</span>
            </>
          ),
        },
        {
          key: 'rating',
          title: t('registry:import.rating'),
          align: 'end',
          cell: (line) => <RatingCell line={line} />,
        },
        {
          key: 'remarks',
          title: t('registry:import.remarks'),
          cell: ({ problems, admission }) => (
            <>
              {admission === 'below' ? t('registry:import.below') : null}
              <LineProblems
                problems={problems.map(({ code, values }) => t(`registry:import.problem.${code}`, values))}
              />
            </>
          ),
        },
      ]}
    />
  );
}

function RatingCell({ line: { rating, previous } }: { line: RatingLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rating === null) return <>—</>;
  const number = (value: number) => format.number(value, { digits: 2 });
  return previous === null || previous === rating ? (
    <>{number(rating)}</>
  ) : (
    <>{t('registry:import.instead', { rating: number(rating), previous: number(previous) })}</>
  );
}
