import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Notice, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';

const LEAST_LETTERS = 3;

/** Why the camera cannot be turned, in the person's own words; the proctor reads them and decides. */
export function DeclineForm({
  onDecline,
  onBack,
}: {
  onDecline: (reason: string) => Promise<unknown>;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [reason, setReason] = useState('');
  const send = useAction(useCallback(() => onDecline(reason.trim()), [onDecline, reason]));
  return (
    <div className="bk-scan">
      <TextField
        label={t('room-scan:decline.label')}
        description={t('room-scan:decline.description')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        multiline
        rows={3}
        autoFocus
      />
      {send.error ? (
        <Notice tone="danger" role="alert">
          {errorText(send.error)}
        </Notice>
      ) : null}
      <div className="row">
        <Button onPress={onBack}>{t('common:action.back')}</Button>
        <Button
          tone="primary"
          isDisabled={reason.trim().length < LEAST_LETTERS}
          isPending={send.pending}
          onPress={() => void send.run()}
        >
          {t('room-scan:decline.send')}
        </Button>
      </div>
    </div>
  );
}
