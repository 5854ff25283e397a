import type { PhonePhotos } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { FileField } from '../../components/file-field';
import { api } from '../../core/api-client';
import { needsNewPhotoLink } from '../../core/photo-link';
import { Card, Notice, PageHeader, Spinner } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';

const UPLOAD_TIMEOUT_MS = 120_000;

/** What a phone shows that came by the code of an answer: a way to take photos of handwriting, and nothing of the exam. */
export function PhonePhotosPage() {
  const { t } = useTranslation();
  const format = useFormat();
  // Behind the sign that browsers do not send: the token stays out of the logs of whatever stands in between.
  const [token] = useState(() => window.location.hash.slice(1));
  const [latest, setLatest] = useState<PhonePhotos | null>(null);
  const first = useResource(
    useCallback((signal: AbortSignal) => api.call('getPhonePhotos', { params: { token }, signal }), [token]),
  );
  const send = useAction(async (photos: readonly File[]) => {
    for (const photo of photos)
      setLatest(
        await api.call('addPhonePhoto', { params: { token }, upload: photo, timeoutMs: UPLOAD_TIMEOUT_MS }),
      );
  });
  const state = latest ?? first.data;
  const isWrongLink = first.kind === 'failed' && needsNewPhotoLink(first.error);
  return (
    <>
      <PageHeader title={t('written:phone.title')} />
      <Card>
        {isWrongLink ? (
          <Notice tone="warning" role="alert">
            {t('written:phone.wrongLink')}
          </Notice>
        ) : first.kind === 'failed' ? (
          <Failure error={first.error} onRetry={first.reload} />
        ) : !state ? (
          <Spinner text={t('common:loading')} />
        ) : (
          <div className="stack">
            <p>{t('written:phone.how', { time: format.time(state.expiresAt) })}</p>
            <div role="status">
              <Notice tone={state.sent > 0 ? 'success' : 'info'}>
                {t('written:phone.sent', { count: state.sent })}
              </Notice>
              {send.pending ? <Spinner text={t('written:phone.sending')} /> : null}
            </div>
            {send.error ? <Failure error={send.error} onRetry={first.reload} /> : null}
            {state.left > 0 ? (
              <FileField
                label={t('written:phone.take')}
                accept="image/jpeg,image/png,image/webp"
                capture="environment"
                isDisabled={send.pending}
                onChoose={(photos) => void send.run(photos)}
              />
            ) : (
              <p>{t('written:phone.full')}</p>
            )}
          </div>
        )}
      </Card>
    </>
  );
}
