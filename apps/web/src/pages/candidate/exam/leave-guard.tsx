import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { authStore } from '../../../core/auth-store';
import { Button, Dialog } from '../../../design';

/** Going to another page would switch off camera and screen while the clock runs, so it is asked about first. */
export function LeaveGuard() {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && authStore.get().kind === 'signed-in',
  );
  return (
    <Dialog
      role="alertdialog"
      title={t('exam:leave.title')}
      isOpen={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      actions={
        <>
          <Button tone="primary" onPress={() => blocker.reset?.()}>
            {t('exam:leave.stay')}
          </Button>
          <Button onPress={() => blocker.proceed?.()}>{t('exam:leave.go')}</Button>
        </>
      }
    >
      <p>{t('exam:leave.text')}</p>
    </Dialog>
  );
}
