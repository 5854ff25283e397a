import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { Button, Dialog, Notice, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';

const PRESETS = ['voice', 'looks', 'object', 'check'] as const;
const LEAST_LETTERS = 3;

export interface AskScanDialogProps {
  sessionId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** The reason that the candidate will read: one click for the usual ones, own words for the rest. */
export function AskScanDialog({ sessionId, isOpen, onClose }: AskScanDialogProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [reason, setReason] = useState('');
  const ask = useAction(
    useCallback(
      async (words: string) => {
        await api.call('askRoomScan', { params: { sessionId }, body: { reason: words.trim() } });
        setReason('');
        onClose();
      },
      [sessionId, onClose],
    ),
  );
  return (
    <Dialog
      title={t('room-scan:proctor.ask')}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={reason.trim().length < LEAST_LETTERS}
            isPending={ask.pending}
            onPress={() => void ask.run(reason)}
          >
            {t('room-scan:proctor.send')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <div className="row">
          {PRESETS.map((preset) => (
            <Button
              key={preset}
              size="s"
              isDisabled={ask.pending}
              onPress={() => void ask.run(t(`room-scan:proctor.preset.${preset}`))}
            >
              {t(`room-scan:proctor.preset.${preset}`)}
            </Button>
          ))}
        </div>
        <TextField
          label={t('room-scan:proctor.reason')}
          description={t('room-scan:proctor.reasonHelp')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          multiline
          rows={2}
        />
        {ask.error ? (
          <Notice tone="danger" role="alert">
            {errorText(ask.error)}
          </Notice>
        ) : null}
      </div>
    </Dialog>
  );
}
