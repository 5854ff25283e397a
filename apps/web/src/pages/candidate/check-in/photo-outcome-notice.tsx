import type { PhotoOutcome } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Button, Notice } from '../../../design';
import { useFormat } from '../../../hooks/use-format';

export interface PhotoOutcomeNoticeProps {
  outcome: PhotoOutcome;
  isPending: boolean;
  onRetake: () => void;
  onContinue: () => void;
}

/** What became of the photo: each reason of a refusal with what to do, or the match in plain words. */
export function PhotoOutcomeNotice({ outcome, isPending, onRetake, onContinue }: PhotoOutcomeNoticeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const tries = <p className="muted small">{t('check-in:photo.tries', { count: outcome.tries })}</p>;
  if (!outcome.accepted) {
    return (
      <Notice
        tone="warning"
        role="alert"
        title={t('check-in:photo.refused')}
        actions={
          <Button tone="primary" autoFocus onPress={onRetake}>
            {t('check-in:photo.retake')}
          </Button>
        }
      >
        <ul className="bullet-list">
          {outcome.refusals.map((refusal) => (
            <li key={refusal}>
              <strong>{t(`terms:photoRefusal.${refusal}`)}</strong> {t(`terms:photoAdvice.${refusal}`)}
            </li>
          ))}
        </ul>
        {tries}
      </Notice>
    );
  }
  const figures =
    outcome.distance === null
      ? null
      : t('check-in:photo.figures', {
          distance: format.number(outcome.distance, { digits: 2, fixed: true }),
          threshold: format.number(outcome.threshold, { digits: 2, fixed: true }),
        });
  const matched = outcome.matched === true;
  return (
    <Notice
      tone={matched ? 'success' : 'warning'}
      role="status"
      title={matched ? t('check-in:photo.matched.title') : t('check-in:photo.unmatched.title')}
      actions={
        <>
          <Button tone="primary" autoFocus isPending={isPending} onPress={onContinue}>
            {t('common:action.continue')}
          </Button>
          <Button onPress={onRetake}>{t('check-in:photo.another')}</Button>
        </>
      }
    >
      <p>{matched ? t('check-in:photo.matched.text') : t('check-in:photo.unmatched.text')}</p>
      {figures ? <p className="muted small">{figures}</p> : null}
      {tries}
    </Notice>
  );
}
