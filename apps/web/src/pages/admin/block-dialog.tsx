import type { Person } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Button, Dialog } from '../../design';
import { useAction } from '../../hooks/use-action';

export interface BlockDialogProps {
  person: Person;
  onClose: () => void;
  onDone: () => void;
}

/** Blocks an account, or lets its person sign in again. */
export function BlockDialog({ person, onClose, onDone }: BlockDialogProps) {
  const { t } = useTranslation();
  const { id: personId, displayName: name, active } = person;
  const act = active ? 'block' : 'unblock';
  const set = useAction(async () => {
    await api.call('setAccountState', { params: { personId }, body: { active: !active } });
    showToast(t(`people:${act}.done`, { name }), 'success');
    onDone();
  });
  return (
    <Dialog
      role="alertdialog"
      title={t(`people:${act}.title`, { name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button tone={active ? 'danger' : 'primary'} isPending={set.pending} onPress={() => void set.run()}>
            {t(`people:${act}.do`)}
          </Button>
        </>
      }
    >
      <p>{t(`people:${act}.lead`)}</p>
      {set.error ? <Failure error={set.error} /> : null}
    </Dialog>
  );
}
