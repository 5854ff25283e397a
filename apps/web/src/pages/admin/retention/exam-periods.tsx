import { ARTEFACTS, type ExamRetention, type StaffExam } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { Button, Card, Spinner, Table } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useResource } from '../../../hooks/use-resource';
import { PeriodsDialog } from './periods-dialog';

/** The periods of every exam, in the version that holds for candidates who accept the notice from now on. */
export function ExamPeriods() {
  const { t } = useTranslation();
  const format = useFormat();
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  return (
    <Card title={t('retention:periods.title')}>
      <p className="muted">{t('retention:periods.lead')}</p>
      {exams.kind === 'failed' ? (
        <Failure error={exams.error} onRetry={exams.reload} />
      ) : exams.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <Table
          caption={t('retention:periods.title')}
          rows={exams.data.exams}
          rowKey={({ id }) => id}
          columns={[
            { key: 'exam', title: t('retention:periods.exam'), cell: ({ title }) => format.text(title) },
            { key: 'periods', title: t('retention:periods.kept'), cell: (exam) => <Periods exam={exam} /> },
          ]}
        />
      )}
    </Card>
  );
}

function Periods({ exam }: { exam: StaffExam }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: examId } = exam;
  const [editing, setEditing] = useState<ExamRetention | null>(null);
  const kept = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getExamRetention', { params: { examId }, signal }),
      [examId],
    ),
  );
  if (kept.kind === 'failed') return <Failure error={kept.error} onRetry={kept.reload} />;
  if (kept.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { version, periods } = kept.data;
  const title = format.text(exam.title);
  return (
    <div className="bk-periods">
      <dl className="facts small">
        {ARTEFACTS.map((artefact) => [
          <dt key={`${artefact}-name`}>{t(`retention:artefact.${artefact}`)}</dt>,
          <dd key={artefact} className="numeric">
            {t('retention:days', { count: periods[artefact] })}
          </dd>,
        ])}
      </dl>
      <p className="row small muted">
        <span>
          {version === 0 ? t('retention:periods.byDefault') : t('retention:periods.version', { version })}
        </span>
        <Button
          size="s"
          aria-label={t('retention:periods.changeOf', { exam: title })}
          onPress={() => setEditing(kept.data)}
        >
          {t('retention:periods.change')}
        </Button>
      </p>
      {editing ? (
        <PeriodsDialog
          exam={title}
          retention={editing}
          onClose={() => setEditing(null)}
          onSaved={kept.reload}
        />
      ) : null}
    </div>
  );
}
