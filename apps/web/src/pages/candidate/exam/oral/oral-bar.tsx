import { useTranslation } from 'react-i18next';
import { useCountdown } from '../../../../hooks/use-countdown';
import { useFormat } from '../../../../hooks/use-format';
import { useStore } from '../../../../hooks/use-store';
import { SaveState } from '../save-state';
import type { OralExamProps } from './oral-exam-props';

/** What is left of the preparation or of the answer; stays in sight while the page scrolls. */
export function OralBar({ session, attempt, oral, answers }: OralExamProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const answerLeftMs = useStore(session.leftMs);
  const isOver = oral.readyAt !== null;
  const preparationEndsAt = oral.state === 'preparing' && !isOver ? oral.preparationEndsAt : null;
  const preparationLeftMs = useCountdown(preparationEndsAt, attempt.serverNow);
  const leftMs = oral.state === 'answering' ? answerLeftMs : preparationLeftMs;
  const label = t(oral.state === 'answering' ? 'oral:timer.answer' : 'oral:timer.preparation');
  return (
    <div className="exam-bar">
      {leftMs === null ? (
        <p>{t(oral.state === 'waiting' ? 'oral:timer.notYet' : 'oral:timer.panel')}</p>
      ) : (
        <p className="exam-bar__timer">
          <span>{label}</span>{' '}
          <span role="timer" aria-live="off" className="numeric" aria-label={label}>
            {format.clock(leftMs)}
          </span>
        </p>
      )}
      {attempt.exam.policy.notesAllowed ? <SaveState answers={answers} /> : null}
    </div>
  );
}
