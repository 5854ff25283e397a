import type { ReviewQuality } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { ButtonLink, Card, PageHeader, Select, Spinner, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { AdminSections } from './admin-sections';

const ALL = 'all';

/** How well reviewers agree and what they miss, measured by the blind sample. */
export function ReviewQualityPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [examId, setExamId] = useState<string>(ALL);
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  const quality = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('reviewQuality', { signal, query: examId === ALL ? {} : { examId } }),
      [examId],
    ),
  );
  return (
    <>
      <AdminSections />
      <PageHeader title={t('admin:quality.title')} lead={t('admin:quality.lead')} />
      <Select
        label={t('admin:quality.exam')}
        value={examId}
        onChange={setExamId}
        options={[
          { value: ALL, text: t('admin:quality.allExams') },
          ...(exams.data?.exams ?? []).map(({ id, title }) => ({ value: id, text: format.text(title) })),
        ]}
      />
      {quality.kind === 'loading' ? <Spinner text={t('common:loading')} /> : null}
      {quality.kind === 'failed' ? <Failure error={quality.error} onRetry={quality.reload} /> : null}
      {quality.kind === 'ready' ? <Figures quality={quality.data} /> : null}
    </>
  );
}

function Figures({ quality }: { quality: ReviewQuality }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = ({ hits, total, share: value, low, high }: ReviewQuality['missed']): string =>
    value === null || low === null || high === null
      ? t('admin:quality.notYet')
      : t('admin:quality.share', {
          ...{ hits, total, value: format.percent(value) },
          ...{ low: format.percent(low), high: format.percent(high) },
        });
  return (
    <Card title={t('admin:quality.figures')}>
      <dl className="facts">
        <dt>{t('admin:quality.drawn')}</dt>
        <dd className="numeric">{quality.drawn}</dd>
        <dt>{t('admin:quality.reviewed')}</dt>
        <dd className="numeric">{quality.reviewed}</dd>
        <dt>{t('admin:quality.missed')}</dt>
        <dd>{share(quality.missed)}</dd>
        <dt>{t('admin:quality.agreed')}</dt>
        <dd>{share(quality.agreed)}</dd>
        <dt>{t('admin:quality.kappa')}</dt>
        <dd className="numeric">
          {quality.kappa === null
            ? t('admin:quality.notDefined')
            : format.number(quality.kappa, { digits: 2, fixed: true })}
        </dd>
      </dl>
      <p className="muted small">{t('admin:quality.explanation')}</p>
      {quality.misses.length > 0 ? (
        <Table
          caption={t('admin:quality.misses')}
          showCaption
          rows={quality.misses}
          rowKey={({ sessionId }) => sessionId}
          columns={[
            { key: 'name', title: t('admin:quality.candidate'), cell: ({ candidateName }) => candidateName },
            { key: 'reason', title: t('admin:quality.reason'), cell: ({ reason }) => reason },
            {
              key: 'open',
              title: t('admin:quality.session'),
              cell: ({ sessionId, candidateName }) => (
                <ButtonLink
                  size="s"
                  to={`/proctor/sessions/${sessionId}`}
                  aria-label={t('proctor:list.openSession', { name: candidateName })}
                >
                  {t('proctor:list.open')}
                </ButtonLink>
              ),
            },
          ]}
        />
      ) : null}
    </Card>
  );
}
