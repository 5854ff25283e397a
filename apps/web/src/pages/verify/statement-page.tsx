import type { StatementSeal } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Card, Notice, PageHeader, Spinner, type NoticeProps } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import '../../components/review/review.css';

/** Whether a statement is real; found by the hash that stands on the sheet, and told without any name. */
export function StatementPage() {
  const { t } = useTranslation();
  const { sha256 = '' } = useParams();
  const seal = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('confirmStatement', { params: { sha256 }, signal }),
      [sha256],
    ),
  );
  return (
    <>
      <PageHeader title={t('seal:statement.title')} lead={t('seal:statement.lead')} />
      {seal.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : seal.kind === 'ready' ? (
        <StatementCard seal={seal.data} />
      ) : seal.error.status === 404 || seal.error.status === 400 ? (
        <Notice tone="danger" role="alert" title={t('seal:statement.unknown.title')}>
          {t('seal:statement.unknown.text')}
        </Notice>
      ) : (
        <Failure error={seal.error} onRetry={seal.reload} />
      )}
    </>
  );
}

const TONES: Record<StatementSeal['signature'], NoticeProps['tone']> = {
  valid: 'success',
  invalid: 'danger',
  unknown_key: 'warning',
};

function StatementCard({ seal }: { seal: StatementSeal }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('seal:statement.card')}>
      <Notice
        tone={TONES[seal.signature]}
        role={seal.signature === 'valid' ? 'status' : 'alert'}
        title={t(`seal:statement.signature.${seal.signature}`)}
      />
      {seal.superseded ? <Notice tone="warning">{t('seal:statement.superseded')}</Notice> : null}
      <dl className="facts">
        <dt>{t('seal:statement.exam')}</dt>
        <dd>{format.text(seal.examTitle)}</dd>
        <dt>{t('seal:statement.group')}</dt>
        <dd>{seal.groupName || t('seal:statement.noGroup')}</dd>
        <dt>{t('seal:statement.version')}</dt>
        <dd className="numeric">{seal.version}</dd>
        <dt>{t('seal:statement.madeAt')}</dt>
        <dd>
          {format.dateTime(seal.madeAt)} ({format.timeZone()})
        </dd>
        <dt>{t('seal:statement.rows')}</dt>
        <dd className="numeric">{seal.rows}</dd>
        <dt>{t('seal:statement.confirmed')}</dt>
        <dd className="numeric">{seal.confirmed}</dd>
        <dt>{t('seal:statement.code')}</dt>
        <dd>
          <code className="bk-hash">{seal.sha256}</code>
        </dd>
        <dt>{t('seal:keyId')}</dt>
        <dd>
          <code className="bk-hash">{seal.keyId}</code>
        </dd>
      </dl>
      <p className="muted small">{t('seal:statement.compare')}</p>
    </Card>
  );
}
