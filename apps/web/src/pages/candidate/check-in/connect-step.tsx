import { type Attempt, observedSources } from '@bakylau/contracts';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CandidateScan } from '../../../components/room-scan/candidate-scan';
import { Failure } from '../../../components/failure';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { isUnfinished } from '../../../core/room-scan/room-scan-desk';
import { Badge, Button, Card, Notice, Spinner } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useErrorText } from '../../../hooks/use-error-text';
import { useStore } from '../../../hooks/use-store';

/** Step 4: the media go to the service; the exam can begin once all that it observes arrives there. */
export function ConnectStep({ session, attempt }: { session: AttemptSession; attempt: Attempt }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const link = useStore(session.link.state);
  const { scan } = useStore(session.scans.desk.view);
  const { camera } = useStore(session.media.state);
  useEffect(() => session.link.start(), [session]);
  const start = useAction(useCallback(() => session.start(), [session]));
  const scanWaits = scan !== null && isUnfinished(scan);
  const observed = observedSources(attempt.exam.policy);
  const ready = link.phase === 'joined' && observed.every((source) => link.flowing.includes(source));
  return (
    <>
      <Card title={t('check-in:connect.title')}>
        <p className="muted">
          {observed.length > 0
            ? t('check-in:connect.text', {
                list: observed.map((source) => t(`terms:source.${source}`)).join(', '),
              })
            : t('check-in:connect.nothing')}
        </p>
        <ul className="plain-list connect-list">
          {observed.map((source) => {
            const flowing = link.flowing.includes(source);
            return (
              <li key={source} className="row-between">
                <span>{t(`terms:source.${source}`)}</span>
                <Badge tone={flowing ? 'success' : 'neutral'}>
                  {flowing ? t('check-in:connect.arrives') : t('check-in:connect.waiting')}
                </Badge>
              </li>
            );
          })}
        </ul>
        {ready ? (
          <Notice tone="success" role="status">
            {t('check-in:connect.ready')}
          </Notice>
        ) : link.phase === 'refused' ? (
          <Notice
            tone="warning"
            role="alert"
            actions={<Button onPress={() => session.link.takeBack()}>{t('common:action.retry')}</Button>}
          >
            {link.error ? errorText(link.error) : null}
          </Notice>
        ) : (
          <Spinner
            text={link.phase === 'lost' ? t('check-in:connect.lost') : t('check-in:connect.connecting')}
          />
        )}
      </Card>
      {scan ? (
        <Card title={t('room-scan:title')}>
          {scanWaits ? (
            <CandidateScan link={session.scans} track={camera.kind === 'live' ? camera.track : null} />
          ) : (
            <Notice tone={scan.state === 'complete' ? 'success' : 'info'} role="status">
              {t(`room-scan:checkedIn.${scan.state === 'complete' ? 'complete' : 'other'}`)}
            </Notice>
          )}
        </Card>
      ) : null}
      <Card title={t('check-in:start.title')}>
        <ul className="bullet-list prose">
          <li>{t('check-in:start.duration', { count: attempt.exam.durationMinutes })}</li>
          <li>{t('check-in:start.clock')}</li>
          <li>{t('check-in:start.saved')}</li>
          <li>{t('check-in:start.lost')}</li>
        </ul>
      </Card>
      {start.error ? <Failure error={start.error} onRetry={() => void start.run()} /> : null}
      <div className="row">
        <Button
          tone="primary"
          isDisabled={!ready || scanWaits}
          isPending={start.pending}
          onPress={() => void start.run()}
        >
          {t('check-in:start.button')}
        </Button>
      </div>
    </>
  );
}
