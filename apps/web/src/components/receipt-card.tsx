import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../core/api-client';
import { saveFile } from '../core/save-file';
import { Button, Card } from '../design';
import { useAction } from '../hooks/use-action';
import { Failure } from './failure';

/** The candidate's proof of what was handed in: a file to keep. */
export function ReceiptCard({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation();
  const save = useAction(
    useCallback(async () => {
      const file = await api.call('getReceipt', { params: { attemptId } });
      saveFile(`bakylau-receipt-${attemptId}.json`, JSON.stringify(file, null, 2), 'application/json');
    }, [attemptId]),
  );
  return (
    <Card title={t('result:receipt.title')}>
      <p className="prose">{t('result:receipt.text')}</p>
      <div className="row">
        <Button onPress={() => void save.run()} isDisabled={save.pending}>
          {t('result:receipt.save')}
        </Button>
      </div>
      {save.error ? <Failure error={save.error} onRetry={() => void save.run()} /> : null}
    </Card>
  );
}
