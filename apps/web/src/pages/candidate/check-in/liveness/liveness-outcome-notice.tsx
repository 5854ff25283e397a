import type { LivenessProgress } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Button, Notice } from '../../../../design';

export interface LivenessOutcomeNoticeProps {
  progress: LivenessProgress;
  isPending: boolean;
  onAgain: () => void;
  onContinue: () => void;
}

/** What came of a try: why it failed and what to do, or that the check-in goes on. */
export function LivenessOutcomeNotice({
  progress,
  isPending,
  onAgain,
  onContinue,
}: LivenessOutcomeNoticeProps) {
  const { t } = useTranslation();
  const { outcome, failure, triesLeft } = progress;
  const why = failure ? <p>{t(`terms:livenessFailure.${failure}`)}</p> : null;
  if (outcome === 'missing') {
    return (
      <Notice
        tone="warning"
        role="alert"
        title={t('check-in:liveness.outcome.failed.title')}
        actions={
          <Button tone="primary" autoFocus onPress={onAgain}>
            {t('check-in:liveness.again')}
          </Button>
        }
      >
        {why}
        <p className="muted small">{t('check-in:liveness.triesLeft', { count: triesLeft })}</p>
      </Notice>
    );
  }
  return (
    <Notice
      tone={outcome === 'not_shown' ? 'warning' : 'success'}
      role="status"
      title={t(`check-in:liveness.outcome.${outcome}.title`)}
      actions={
        <Button tone="primary" autoFocus isPending={isPending} onPress={onContinue}>
          {t('common:action.continue')}
        </Button>
      }
    >
      {why}
      <p>{t(`check-in:liveness.outcome.${outcome}.text`)}</p>
    </Notice>
  );
}
