import type { Seal } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../core/api-client';
import { Card } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { Confirmation, SignatureNotice } from './confirmation';

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
    <Confirmation
      title={t('seal:title')}
      lead={t('seal:lead')}
      unknown={{ title: t('seal:unknown.title'), text: t('seal:unknown.text') }}
      resource={seal}
    >
      {(found) => <SealCard seal={found} />}
    </Confirmation>
  );
}

function SealCard({ seal }: { seal: Seal }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('seal:card')}>
      <SignatureNotice signature={seal.signature} title={t(`seal:signature.${seal.signature}`)} />
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
