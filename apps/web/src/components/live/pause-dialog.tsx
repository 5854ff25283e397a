import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, Notice, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';

const PRESETS = ['power', 'network', 'service', 'emergency'] as const;
const LEAST_LETTERS = 3;

export interface PauseDialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Stops the clock, with the words that the candidates read. */
  onPause: (reason: string) => Promise<void>;
}

/** Why the clock is stopped: one click for the usual reasons, own words for the rest. */
export function PauseDialog({ title, isOpen, onClose, onPause }: PauseDialogProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [reason, setReason] = useState('');
  const pause = useAction(
    useCallback(
      async (words: string) => {
        await onPause(words.trim());
        setReason('');
        onClose();
      },
      [onPause, onClose],
    ),
  );
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={reason.trim().length < LEAST_LETTERS}
            isPending={pause.pending}
            onPress={() => void pause.run(reason)}
          >
            {t('pause:stop')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('pause:meaning')}</p>
        <div className="row">
          {PRESETS.map((preset) => (
            <Button key={preset} size="s" onPress={() => setReason(t(`pause:preset.${preset}`))}>
              {t(`pause:preset.${preset}`)}
            </Button>
          ))}
        </div>
        <TextField
          label={t('pause:reason')}
          description={t('pause:reasonHelp')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          multiline
          rows={2}
        />
        {pause.error ? (
          <Notice tone="danger" role="alert">
            {errorText(pause.error)}
          </Notice>
        ) : null}
      </div>
    </Dialog>
  );
}
