import type { ExamBlueprint, UnsetBlueprintQuery } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Button, Dialog, RadioGroup } from '../../design';
import { useAction } from '../../hooks/use-action';

const FATES = ['keep', 'remove'] as const;

export interface UnsetBlueprintProps {
  exam: ExamBlueprint;
  isDisabled: boolean;
  onUnset: () => void;
}

/** Takes the plan away, after asking what becomes of the items that were taken for it. */
export function UnsetBlueprint({ exam, isDisabled, onUnset }: UnsetBlueprintProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const [items, setItems] = useState<UnsetBlueprintQuery['items']>('keep');
  const unset = useAction(async () => {
    await api.call('unsetBlueprint', { params: { examId: exam.examId }, query: { items } });
    showToast(t('banks:plan.unsetDone'), 'success');
    setAsking(false);
    onUnset();
  });
  const close = () => setAsking(false);
  return (
    <div>
      <Button tone="quiet" isDisabled={isDisabled} onPress={() => setAsking(true)}>
        {t('banks:plan.unset')}
      </Button>
      <Dialog
        title={t('banks:plan.unset')}
        isOpen={isAsking}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('common:action.cancel')}</Button>
            <Button tone="primary" isPending={unset.pending} onPress={() => void unset.run()}>
              {t('banks:plan.unset')}
            </Button>
          </>
        }
      >
        <RadioGroup
          label={t('banks:plan.unsetAsk', { count: exam.itemCount })}
          value={items}
          onChange={setItems}
          options={FATES.map((value) => ({ value, text: t(`banks:plan.${value}`) }))}
        />
        {unset.error ? <Failure error={unset.error} /> : null}
      </Dialog>
    </div>
  );
}
