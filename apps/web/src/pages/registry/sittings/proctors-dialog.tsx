import type { ExamSittings, Sitting } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Button, CheckboxGroup, Dialog } from '../../../design';
import { useAction } from '../../../hooks/use-action';

export interface ProctorsDialogProps {
  sitting: Sitting;
  name: string;
  choices: ExamSittings['choices']['proctors'];
  onClose: () => void;
  onSet: () => void;
}

/** Who watches one sitting. */
export function ProctorsDialog({ sitting, name, choices, onClose, onSet }: ProctorsDialogProps) {
  const { t } = useTranslation();
  const [personIds, setPersonIds] = useState(sitting.proctors.map(({ personId }) => personId));
  const needed = Math.ceil(sitting.places.length / sitting.candidatesPerProctor);
  const save = useAction(async () => {
    await api.call('setSittingProctors', { params: { sittingId: sitting.id }, body: { personIds } });
    showToast(t('schedule:staff.done'), 'success');
    onSet();
    onClose();
  });
  return (
    <Dialog
      title={t('schedule:sittings.proctorsOf', { name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button tone="primary" isPending={save.pending} onPress={() => void save.run()}>
            {t('schedule:staff.save')}
          </Button>
        </>
      }
    >
      <CheckboxGroup
        label={t('schedule:sittings.proctors')}
        description={t('schedule:sittings.needed', { count: needed })}
        value={personIds}
        onChange={setPersonIds}
        options={choices.map(({ personId, displayName }) => ({ value: personId, text: displayName }))}
      />
      {save.error ? <Failure error={save.error} /> : null}
    </Dialog>
  );
}
