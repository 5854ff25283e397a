import type { StatementSeal } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../core/api-client';
import { Card, Notice } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { Confirmation, SignatureNotice } from './confirmation';

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
    <Confirmation
      title={t('seal:statement.title')}
      lead={t('seal:statement.lead')}
      unknown={{ title: t('seal:statement.unknown.title'), text: t('seal:statement.unknown.text') }}
      resource={seal}
    >
      {(found) => <StatementCard seal={found} />}
    </Confirmation>
  );
}

function StatementCard({ seal }: { seal: StatementSeal }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('seal:statement.card')}>
      <SignatureNotice signature={seal.signature} title={t(`seal:statement.signature.${seal.signature}`)} />
      {seal.superseded ? <Notice tone="warning">{t('seal:statement.superseded')}</Notice> : null}
      {seal.outdated && !seal.superseded ? (
        <Notice tone="warning">{t('seal:statement.outdated')}</Notice>
      ) : null}
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
