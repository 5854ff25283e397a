import type { Sitting } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Button, Dialog } from '../../../design';
import { useAction } from '../../../hooks/use-action';

export interface RemoveSittingButtonProps {
  sitting: Sitting;
  name: string;
  onRemoved: () => void;
}

/** Removes an empty sitting at once; one with candidates only after a question. */
export function RemoveSittingButton({ sitting, name, onRemoved }: RemoveSittingButtonProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { id: sittingId, places } = sitting;
  const remove = useAction(async () => {
    await api.call('removeSitting', { params: { sittingId } });
    showToast(t('schedule:sittings.removed', { name }), 'success');
    setAsking(false);
    onRemoved();
  });
  return (
    <>
      <Button
        size="s"
        tone="danger"
        aria-label={t('schedule:sittings.removeOf', { name })}
        isPending={remove.pending}
        onPress={() => (places.length > 0 ? setAsking(true) : void remove.run())}
      >
        {t('schedule:sittings.remove')}
      </Button>
      {remove.error && !asking ? <Failure error={remove.error} /> : null}
      <Dialog
        title={t('schedule:sittings.removeOf', { name })}
        isOpen={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('common:action.cancel')}</Button>
            <Button tone="danger" isPending={remove.pending} onPress={() => void remove.run()}>
              {t('schedule:sittings.remove')}
            </Button>
          </>
        }
      >
        <p>{t('schedule:sittings.removeAsk', { count: places.length })}</p>
        {remove.error ? <Failure error={remove.error} /> : null}
      </Dialog>
    </>
  );
}
