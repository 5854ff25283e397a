import type { Attempt } from '@bakylau/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { showToast } from '../../../core/toasts';
import { Notice } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { BreakNotice } from './break-notice';

export interface PauseNoticeProps {
  session: AttemptSession;
  attempt: Pick<Attempt, 'pause' | 'creditedMs' | 'correction'>;
}

/**
 * While the staff has stopped the clock it stands in place of the questions, with what has to be done about the media still in reach;
 * then the page says what was given back.
 */
export function PauseNotice({ session, attempt }: PauseNoticeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { pause, creditedMs, correction } = attempt;
  const creditedBefore = useRef<number | null>(null);
  useEffect(() => {
    if (pause) {
      creditedBefore.current ??= creditedMs;
    } else if (creditedBefore.current !== null) {
      const time = format.clock(creditedMs - creditedBefore.current);
      creditedBefore.current = null;
      const words = correction
        ? t('pause:candidate.endedWithGiven', { reason: correction.reason })
        : t('pause:candidate.ended', { time });
      showToast(words, 'success');
    }
  }, [pause, creditedMs, correction, format, t]);
  if (!pause) return null;
  const { pausedAt, endsAt } = pause;
  if (endsAt) return <BreakNotice {...{ session, pausedAt, endsAt }} />;
  return (
    <Notice tone="info" role="alert" title={t('pause:candidate.title')}>
      <p>{t('pause:candidate.reason', { reason: pause.reason })}</p>
      <p>{t('pause:candidate.since', { time: format.time(pause.pausedAt) })}</p>
      <p>{t('pause:candidate.meaning')}</p>
    </Notice>
  );
}
