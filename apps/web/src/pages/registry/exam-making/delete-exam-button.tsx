import type { ExamSetup } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Button, Dialog } from '../../../design';
import { useAction } from '../../../hooks/use-action';

/** Throws a draft away, after a question. */
export function DeleteExamButton({ exam }: { exam: ExamSetup }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useAction(async () => {
    await api.call('deleteExam', { params: { examId: exam.id } });
    showToast(t('making:delete.done'), 'success');
    await navigate('/registry');
  });
  const close = () => setAsking(false);
  return (
    <>
      <Button tone="danger" onPress={() => setAsking(true)}>
        {t('making:delete.act')}
      </Button>
      <Dialog
        title={t('making:delete.act')}
        isOpen={asking}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('common:action.cancel')}</Button>
            <Button tone="danger" isPending={remove.pending} onPress={() => void remove.run()}>
              {t('making:delete.act')}
            </Button>
          </>
        }
      >
        <p>{t('making:delete.ask')}</p>
        {remove.error ? <Failure error={remove.error} /> : null}
      </Dialog>
    </>
  );
}
