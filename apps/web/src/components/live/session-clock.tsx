import { hasPermission, type SessionSummary } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { Button, Notice } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';
import { PauseDialog } from './pause-dialog';
import { ResumeDialog } from './resume-dialog';

/** Stops the clock of one candidate, and lets it go on. */
export function SessionClock({ session }: { session: SessionSummary }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { id: sessionId, state, onBreak, candidateName: name, longestMinutes } = session;
  const [isAsking, setAsking] = useState(false);
  const close = useCallback(() => setAsking(false), []);
  const [isGiving, setGiving] = useState(false);
  const closeGiving = useCallback(() => setGiving(false), []);
  const pause = useCallback(
    async (reason: string) => {
      await api.call('pauseSession', { params: { sessionId }, body: { reason } });
    },
    [sessionId],
  );
  const resume = useAction(
    useCallback(async () => {
      await api.call('resumeSession', { params: { sessionId }, body: {} });
    }, [sessionId]),
  );
  const resumeWith = useCallback(
    async (body: { remainingMinutes: number; reason: string }) => {
      await api.call('resumeSession', { params: { sessionId }, body });
    },
    [sessionId],
  );
  if (!hasPermission(currentMe().roles, 'session:pause')) return null;
  return (
    <div className="row">
      {state === 'running' || state === 'interrupted' || onBreak ? (
        <Button onPress={() => setAsking(true)}>{t('pause:stopOne')}</Button>
      ) : null}
      {state === 'paused' && !onBreak ? (
        <>
          <Button tone="primary" isPending={resume.pending} onPress={() => void resume.run()}>
            {t('pause:resumeOne')}
          </Button>
          {longestMinutes !== null ? (
            <Button isDisabled={resume.pending} onPress={() => setGiving(true)}>
              {t('pause:resumeWith')}
            </Button>
          ) : null}
        </>
      ) : null}
      {resume.error ? (
        <Notice tone="danger" role="alert">
          {errorText(resume.error)}
        </Notice>
      ) : null}
      <PauseDialog
        title={t('pause:stopOneTitle', { name })}
        isOpen={isAsking}
        onClose={close}
        onSend={pause}
      />
      {longestMinutes !== null ? (
        <ResumeDialog
          {...{ name, longestMinutes }}
          isOpen={isGiving}
          onClose={closeGiving}
          onSend={resumeWith}
        />
      ) : null}
    </div>
  );
}
