import { hasPermission, type StaffExam } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../components/failure';
import { api, urlOf } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { Badge, ButtonLink, EmptyState, PageHeader, Spinner, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';

/** The exams whose admission and statements the caller may look at. */
export function RegistryPage() {
  const { t } = useTranslation();
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  return (
    <>
      <PageHeader
        title={t('registry:title')}
        lead={t('registry:lead')}
        actions={
          hasPermission(currentMe().roles, 'exam:create') ? (
            <ButtonLink tone="primary" to="/registry/exams/new">
              {t('making:new')}
            </ButtonLink>
          ) : null
        }
      />
      {exams.kind === 'failed' ? (
        <Failure error={exams.error} onRetry={exams.reload} />
      ) : exams.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <ExamTable exams={exams.data.exams} />
      )}
    </>
  );
}

function ExamName({ exam: { id, title, courseCode, publishedAt } }: { exam: StaffExam }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span>
      <Link to={`/registry/exams/${id}/settings`}>{format.text(title)}</Link>{' '}
      {courseCode ? <span className="muted small">{courseCode} </span> : null}
      {publishedAt ? null : <Badge tone="warning">{t('making:publication.draft')}</Badge>}
    </span>
  );
}

function ExamTable({ exams }: { exams: readonly StaffExam[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayExportTrace = hasPermission(currentMe().roles, 'trace:export');
  return (
    <Table
      caption={t('registry:title')}
      rows={exams}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('registry:empty')} />}
      columns={[
        { key: 'title', title: t('registry:exam'), cell: (exam) => <ExamName exam={exam} /> },
        {
          key: 'when',
          title: t('registry:when'),
          cell: ({ opensAt, closesAt }) => (
            <span className="numeric">{format.dateTimeRange(opensAt, closesAt)}</span>
          ),
        },
        {
          key: 'candidates',
          title: t('registry:candidates'),
          cell: ({ candidates }) => candidates,
          align: 'end',
        },
        {
          key: 'open',
          title: t('examiner:list.actions'),
          cell: ({ id, title }) => (
            <span className="row">
              <ButtonLink
                size="s"
                to={`/registry/exams/${id}`}
                aria-label={`${t('registry:admission')}: ${format.text(title)}`}
              >
                {t('registry:admission')}
              </ButtonLink>
              <ButtonLink
                size="s"
                to={`/registry/exams/${id}/assignment`}
                aria-label={`${t('schedule:sections.assignment')}: ${format.text(title)}`}
              >
                {t('schedule:sections.assignment')}
              </ButtonLink>
              <ButtonLink
                size="s"
                to={`/registry/exams/${id}/statements`}
                aria-label={`${t('registry:statementsOf')}: ${format.text(title)}`}
              >
                {t('registry:statementsOf')}
              </ButtonLink>
              {mayExportTrace ? (
                <a
                  href={urlOf('exportActivityTrace', { params: { examId: id } })}
                  aria-label={`${t('registry:trace')}: ${format.text(title)}`}
                  download
                >
                  {t('registry:trace')}
                </a>
              ) : null}
            </span>
          ),
        },
      ]}
    />
  );
}
