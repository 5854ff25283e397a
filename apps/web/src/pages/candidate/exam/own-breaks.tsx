import type { Attempt } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { Button, Dialog } from '../../../design';
import { useAction } from '../../../hooks/use-action';

export interface OwnBreaksProps {
  session: AttemptSession;
  attempt: Pick<Attempt, 'breaks' | 'pause' | 'stoppedLeftMs'>;
}

/** For who has breaks of their own: what is left of them, and the way into one. The notice of the pause has the way out. */
export function OwnBreaks({ session, attempt: { breaks, pause, stoppedLeftMs } }: OwnBreaksProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const close = useCallback(() => setAsking(false), []);
  const take = useAction(
    useCallback(async () => {
      await session.takeBreak();
      setAsking(false);
    }, [session]),
  );
  if (!breaks || pause) return null;
  const { left, minutes } = breaks;
  return (
    <div className="row">
      <Button isDisabled={left === 0 || stoppedLeftMs !== null} onPress={() => setAsking(true)}>
        {t('pause:break.take')}
      </Button>
      <span className="muted">
        {left === 0 ? t('pause:break.none') : t('pause:break.left', { count: left, minutes })}
      </span>
      <Dialog
        role="alertdialog"
        title={t('pause:break.askTitle')}
        isOpen={isAsking}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('common:action.cancel')}</Button>
            <Button tone="primary" isPending={take.pending} onPress={() => void take.run()}>
              {t('pause:break.ask')}
            </Button>
          </>
        }
      >
        <p>{t('pause:break.askText', { minutes })}</p>
        {take.error ? <Failure error={take.error} onRetry={() => void take.run()} /> : null}
      </Dialog>
    </div>
  );
}
