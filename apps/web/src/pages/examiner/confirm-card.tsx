import type { ResultDetail } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { toApiError, type ApiError } from '../../core/api-error';
import { showToast } from '../../core/toasts';
import { Button, Card, Dialog, Notice, TextField } from '../../design';
import { useErrorText } from '../../hooks/use-error-text';
import { useFormat } from '../../hooks/use-format';
import { confirmBlockerOf } from './result-labels';

export interface ConfirmCardProps {
  result: ResultDetail;
  mayConfirm: boolean;
  /** Read the result again: it was confirmed, or it changed under the examiner. */
  onChanged: () => void;
}

/** The examiner's confirmation. The mark on the screen is sent along, so that no other mark can be confirmed by it. */
export function ConfirmCard({ result, mayConfirm, onChanged }: ConfirmCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const [reason, setReason] = useState(t('examiner:confirm.usualReason'));
  const [asking, setAsking] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const blocker = confirmBlockerOf(result);
  const isTooShort = reason.trim().length < 3;

  const confirm = async (): Promise<void> => {
    setSaving(true);
    setError(null);
    try {
      await api.call('confirmResult', {
        params: { resultId: result.id },
        body: { mark: result.mark, reason },
      });
      showToast(t('examiner:confirm.done', { name: result.candidateName }), 'success');
    } catch (thrown) {
      setError(toApiError(thrown));
    } finally {
      setSaving(false);
      setAsking(false);
      onChanged();
    }
  };

  if (result.confirmedBy && result.confirmedAt) {
    return (
      <Card title={t('examiner:confirm.title')} keepsFocus>
        <Notice tone="success">
          {t('examiner:confirm.by', { name: result.confirmedBy, time: format.dateTime(result.confirmedAt) })}
        </Notice>
        {result.confirmationReason ? (
          <p>{t('examiner:confirm.because', { reason: result.confirmationReason })}</p>
        ) : null}
      </Card>
    );
  }
  return (
    <Card title={t('examiner:confirm.title')} keepsFocus>
      {!mayConfirm ? (
        <Notice>{t('examiner:confirm.notYourRole')}</Notice>
      ) : blocker ? (
        <Notice tone="warning">
          {t(`examiner:confirm.blocked.${blocker}`, { count: result.undecidedIncidents })}
        </Notice>
      ) : (
        <p>{t('examiner:confirm.text')}</p>
      )}
      {error ? (
        <Notice tone="danger" role="alert">
          {errorText(error)}
        </Notice>
      ) : null}
      <div className="row">
        <Button tone="primary" isDisabled={!mayConfirm || blocker !== null} onPress={() => setAsking(true)}>
          {t('examiner:confirm.button')}
        </Button>
      </div>
      <Dialog
        role="alertdialog"
        title={t('examiner:confirm.askTitle')}
        isOpen={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('common:action.cancel')}</Button>
            <Button tone="primary" isPending={saving} isDisabled={isTooShort} onPress={() => void confirm()}>
              {t('examiner:confirm.ask')}
            </Button>
          </>
        }
      >
        <p>
          {t('examiner:confirm.askText', {
            name: result.candidateName,
            mark: result.mark,
            letter: result.letter,
          })}
        </p>
        <TextField
          label={t('examiner:confirm.reason')}
          description={t('examiner:confirm.reasonHint')}
          error={isTooShort ? t('review:text.tooShort') : null}
          value={reason}
          onChange={setReason}
          multiline
          rows={3}
          maxLength={2000}
          isRequired
        />
      </Dialog>
    </Card>
  );
}
