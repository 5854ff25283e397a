import type { RatingImport, RatingLine } from '@bakylau/contracts';
import { useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { announce } from '../../core/announcer';
import { api } from '../../core/api-client';
import { Badge, Button, Card, Notice, Table, type Tone } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';

/** A list of admission ratings: first what would happen, then, if the registrar wants it, for real. */
export function RatingImportCard({ examId, onStored }: { examId: string; onStored: () => void }) {
  const { t } = useTranslation();
  const fileId = useId();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<RatingImport | null>(null);
  const send = useAction(
    useCallback(
      async (dryRun: 'yes' | 'no') => {
        if (!file) return;
        const upload = new Blob([file], { type: 'application/octet-stream' });
        const told = await api.call('importRatings', { params: { examId }, query: { dryRun }, upload });
        setReport(told);
        announce(t('registry:import.counts', told.counts));
        if (!told.dryRun) onStored();
      },
      [file, examId, onStored, t],
    ),
  );
  return (
    <Card title={t('registry:import.title')}>
      <div className="stack">
        <p className="muted">{t('registry:import.lead')}</p>
        <div className="bk-field">
          <label className="bk-field__label" htmlFor={fileId}>
            {t('registry:import.file')}
          </label>
          <input
            id={fileId}
            type="file"
            accept=".csv,.txt,.xlsx"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              // A report of another file would mislead.
              setReport(null);
            }}
          />
        </div>
        {send.error ? <Failure error={send.error} /> : null}
        <div className="row">
          <Button isDisabled={!file} isPending={send.pending} onPress={() => void send.run('yes')}>
            {t('registry:import.check')}
          </Button>
          {report?.dryRun && report.counts.taken > 0 ? (
            <Button tone="primary" isPending={send.pending} onPress={() => void send.run('no')}>
              {t('registry:import.take', { count: report.counts.taken })}
            </Button>
          ) : null}
        </div>
        {report ? <ImportLines report={report} /> : null}
      </div>
    </Card>
  );
}

const TONES: Record<RatingLine['outcome'], Tone> = {
  taken: 'success',
  unchanged: 'neutral',
  left_out: 'danger',
};

function ImportLines({ report }: { report: RatingImport }) {
  const { t } = useTranslation();
  const { lines, counts, dryRun } = report;
  return (
    <div className="stack">
      <Notice
        tone={counts.leftOut > 0 ? 'warning' : 'success'}
        title={t(dryRun ? 'registry:import.dryTitle' : 'registry:import.doneTitle')}
      >
        {t('registry:import.counts', counts)}
      </Notice>
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
                {problems.map(({ message }, i) => (
                  // The words come from the reader of the file, in English as everywhere.
                  <div key={i} lang="en">
                    {message}
                  </div>
                ))}
              </>
            ),
          },
        ]}
      />
    </div>
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
