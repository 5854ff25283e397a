import type { StaffExam } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { ServiceWarnings } from '../../components/service-warnings';
import { api } from '../../core/api-client';
import { Badge, ButtonLink, EmptyState, PageHeader, Spinner, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useRepeat } from '../../hooks/use-repeat';
import { useResource } from '../../hooks/use-resource';

import { MyDuties } from './my-duties';

const AGAIN_EVERY_MS = 15_000;

/** The proctor's exams: what runs now, and what waits for a review. */
export function ProctorHomePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  useRepeat(exams.reload, AGAIN_EVERY_MS);
  if (exams.kind === 'failed') return <Failure error={exams.error} onRetry={exams.reload} />;
  return (
    <>
      <PageHeader title={t('proctor:home.title')} lead={t('proctor:home.lead')} />
      <ServiceWarnings />
      <MyDuties />
      {exams.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <Table
          caption={t('proctor:home.caption')}
          rows={exams.data.exams}
          rowKey={(exam) => exam.id}
          empty={<EmptyState title={t('proctor:home.emptyTitle')}>{t('proctor:home.emptyText')}</EmptyState>}
          columns={[
            { key: 'title', title: t('proctor:home.exam'), cell: (exam) => format.text(exam.title) },
            {
              key: 'time',
              title: t('proctor:home.window'),
              cell: (exam) => (
                <span className="numeric small">{format.dateTimeRange(exam.opensAt, exam.closesAt)}</span>
              ),
            },
            {
              key: 'candidates',
              title: t('proctor:home.candidates'),
              cell: (exam) => exam.candidates,
              align: 'end',
            },
            {
              key: 'live',
              title: t('proctor:home.live'),
              cell: (exam) => <Count value={exam.live} />,
              align: 'end',
            },
            {
              key: 'toReview',
              title: t('proctor:home.toReview'),
              cell: (exam) => <Count value={exam.toReview} />,
              align: 'end',
            },
            { key: 'actions', title: t('proctor:home.actions'), cell: (exam) => <ExamActions exam={exam} /> },
          ]}
        />
      )}
    </>
  );
}

function Count({ value }: { value: number }) {
  return value > 0 ? <Badge tone="info">{value}</Badge> : <span className="muted">0</span>;
}

function ExamActions({ exam }: { exam: StaffExam }) {
  const { t } = useTranslation();
  const title = useFormat().text(exam.title);
  return (
    <div className="row">
      <ButtonLink
        size="s"
        tone={exam.live > 0 ? 'primary' : 'secondary'}
        to={`/proctor/exams/${exam.id}/live`}
        aria-label={t('proctor:home.watchExam', { title })}
      >
        {t('proctor:home.watch')}
      </ButtonLink>
      <ButtonLink
        size="s"
        to={`/proctor/exams/${exam.id}/review`}
        aria-label={t('proctor:home.reviewExam', { title })}
      >
        {t('proctor:home.review')}
      </ButtonLink>
    </div>
  );
}
