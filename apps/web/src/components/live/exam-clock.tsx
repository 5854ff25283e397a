import { hasPermission, type SessionSummary } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { isMassInterruption } from '../../core/live/mass-interruption';
import { showToast } from '../../core/toasts';
import { Button, Notice } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';
import { PauseDialog } from './pause-dialog';

export interface ExamClockProps {
  examId: string;
  /** Everybody on the wall. */
  sessions: readonly SessionSummary[];
}

/** Stops the clocks of all who sit the exam, and lets them go on; offers it by itself when many lose their media at once. */
export function ExamClock({ examId, sessions }: ExamClockProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isAsking, setAsking] = useState(false);
  const close = useCallback(() => setAsking(false), []);
  const pause = useCallback(
    async (reason: string) => {
      const { sessionIds } = await api.call('pauseExam', { params: { examId }, body: { reason } });
      showToast(t('pause:stoppedFor', { count: sessionIds.length }), 'success');
    },
    [examId, t],
  );
  const resume = useAction(
    useCallback(async () => {
      const { sessionIds } = await api.call('resumeExam', { params: { examId } });
      showToast(t('pause:goesOnFor', { count: sessionIds.length }), 'success');
    }, [examId, t]),
  );
  if (!hasPermission(currentMe().roles, 'session:pause')) return null;
  const count = (...states: SessionSummary['state'][]) =>
    sessions.filter(({ state }) => states.includes(state)).length;
  const paused = sessions.filter(({ state, onBreak }) => state === 'paused' && !onBreak).length;
  const isExamPaused = sessions.some(({ examPaused }) => examPaused);
  const interrupted = count('interrupted');
  const sitting = count('running', 'scanning', 'interrupted');
  return (
    <div className="stack">
      {isMassInterruption(interrupted, sitting) ? (
        <Notice
          tone="warning"
          role="alert"
          title={t('pause:mass.title', { count: interrupted, total: sitting })}
        >
          {t('pause:mass.text')}
        </Notice>
      ) : null}
      {paused > 0 || isExamPaused ? (
        <Notice
          tone="info"
          role="status"
          title={paused > 0 ? t('pause:standing', { count: paused }) : t('pause:standingForAll')}
        >
          {isExamPaused ? <p>{t('pause:holdsBeginners')}</p> : null}
          <Button isPending={resume.pending} onPress={() => void resume.run()}>
            {t('pause:resumeAll')}
          </Button>
        </Notice>
      ) : null}
      {resume.error ? (
        <Notice tone="danger" role="alert">
          {errorText(resume.error)}
        </Notice>
      ) : null}
      {sitting > 0 ? (
        <div>
          <Button onPress={() => setAsking(true)}>{t('pause:stopAll')}</Button>
        </div>
      ) : null}
      <PauseDialog
        title={t('pause:stopAllTitle', { count: sitting })}
        isOpen={isAsking}
        onClose={close}
        onSend={pause}
      />
    </div>
  );
}
