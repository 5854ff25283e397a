import type { CandidateOral } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../../components/failure';
import type { AttemptSession } from '../../../../core/attempt/attempt-session';
import { Button, Dialog, Notice } from '../../../../design';
import { useAction } from '../../../../hooks/use-action';
import { useCountdown } from '../../../../hooks/use-countdown';

export interface PreparationStepsProps {
  session: AttemptSession;
  oral: CandidateOral;
  serverNow: string;
}

/** The way out of the preparation: by the clock, or earlier when the candidate says so. */
export function PreparationSteps({ session, oral, serverNow }: PreparationStepsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const leftMs = useCountdown(oral.preparationEndsAt, serverNow);
  const end = useAction(async () => {
    await session.endPreparation();
    setAsking(false);
  });
  if (oral.readyAt !== null || leftMs === 0)
    return (
      <Notice tone="info" role="status" title={t('oral:preparation.over')}>
        {t('oral:preparation.wait')}
      </Notice>
    );
  return (
    <div className="row">
      <Button onPress={() => setAsking(true)}>{t('oral:preparation.ready')}</Button>
      <span className="muted">{t('oral:preparation.readyHint')}</span>
      <Dialog
        role="alertdialog"
        title={t('oral:preparation.readyTitle')}
        isOpen={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button isDisabled={end.pending} onPress={() => setAsking(false)}>
              {t('oral:preparation.goOn')}
            </Button>
            <Button tone="primary" isPending={end.pending} onPress={() => void end.run()}>
              {t('oral:preparation.readyYes')}
            </Button>
          </>
        }
      >
        <p>{t('oral:preparation.readyText')}</p>
        {end.error ? <Failure error={end.error} /> : null}
      </Dialog>
    </div>
  );
}
