import { useTranslation } from 'react-i18next';
import type { AnswerSync } from '../../../core/attempt/answer-sync';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { useFormat } from '../../../hooks/use-format';
import { useStore } from '../../../hooks/use-store';
import { SaveState } from './save-state';

const LAST_MINUTES_MS = 5 * 60_000;

/** Time left and whether the answers are saved; stays in sight while the page scrolls. */
export function ExamStatusBar({ session, answers }: { session: AttemptSession; answers: AnswerSync }) {
  const { t } = useTranslation();
  const format = useFormat();
  const leftMs = useStore(session.leftMs);
  return (
    <div className="exam-bar">
      <p
        className="exam-bar__timer"
        data-ending={leftMs !== null && leftMs <= LAST_MINUTES_MS ? true : undefined}
      >
        <span>{t('exam:timer.label')}</span>{' '}
        <span role="timer" aria-live="off" className="numeric" aria-label={t('exam:timer.label')}>
          {leftMs === null ? '–' : format.clock(leftMs)}
        </span>
      </p>
      <SaveState answers={answers} />
    </div>
  );
}
