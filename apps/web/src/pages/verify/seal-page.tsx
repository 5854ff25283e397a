import type { Seal } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Card, Notice, PageHeader, Spinner } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import '../../components/review/review.css';

/** Whether a seal over a session is real; the hash in the address is all that it is found by, and all that it tells. */
export function SealPage() {
  const { t } = useTranslation();
  const { headHash = '' } = useParams();
  const seal = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('confirmSeal', { params: { headHash }, signal }),
      [headHash],
    ),
  );
  return (
    <>
      <PageHeader title={t('seal:title')} lead={t('seal:lead')} />
      {seal.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : seal.kind === 'ready' ? (
        <SealCard seal={seal.data} />
      ) : seal.error.status === 404 || seal.error.status === 400 ? (
        <Notice tone="danger" role="alert" title={t('seal:unknown.title')}>
          {t('seal:unknown.text')}
        </Notice>
      ) : (
        <Failure error={seal.error} onRetry={seal.reload} />
      )}
    </>
  );
}

function SealCard({ seal }: { seal: Seal }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('seal:card')}>
      <SignatureNotice signature={seal.signature} />
      <dl className="facts">
        <dt>{t('seal:sealedAt')}</dt>
        <dd>
          {format.dateTime(seal.sealedAt)} ({format.timeZone()})
        </dd>
        <dt>{t('seal:headHash')}</dt>
        <dd>
          <code className="bk-hash">{seal.headHash}</code>
        </dd>
        <dt>{t('seal:keyId')}</dt>
        <dd>
          <code className="bk-hash">{seal.keyId}</code>
        </dd>
      </dl>
      <p className="muted small">{t('seal:compare')}</p>
    </Card>
  );
}

function SignatureNotice({ signature }: Pick<Seal, 'signature'>) {
  const { t } = useTranslation();
  switch (signature) {
    case 'valid':
      return <Notice tone="success" role="status" title={t('seal:signature.valid')} />;
    case 'invalid':
      return <Notice tone="danger" role="alert" title={t('seal:signature.invalid')} />;
    case 'unknown_key':
      return <Notice tone="warning" role="alert" title={t('seal:signature.unknown_key')} />;
  }
}
