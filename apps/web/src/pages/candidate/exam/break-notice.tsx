import type { CandidatePause } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { Button, Notice } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useFormat } from '../../../hooks/use-format';

export interface BreakNoticeProps {
  session: AttemptSession;
  pausedAt: CandidatePause['pausedAt'];
  endsAt: string;
}

/** Stands in place of the questions while the candidate is on an own break. */
export function BreakNotice({ session, pausedAt, endsAt }: BreakNoticeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const end = useAction(useCallback(() => session.endBreak(), [session]));
  return (
    <Notice
      tone="info"
      role="alert"
      title={t('pause:break.title')}
      actions={
        <Button tone="primary" autoFocus isPending={end.pending} onPress={() => void end.run()}>
          {t('pause:break.end')}
        </Button>
      }
    >
      <p>{t('pause:break.until', { from: format.time(pausedAt), to: format.time(endsAt) })}</p>
      <p>{t('pause:break.meaning')}</p>
      {end.error ? <Failure error={end.error} onRetry={() => void end.run()} /> : null}
    </Notice>
  );
}
