import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../number-field';
import { ReasonDialog } from '../reason-dialog';

export interface ResumeDialogProps {
  /** The candidate's. */
  name: string;
  /** The whole time of the exam with what the candidate has more. */
  longestMinutes: number;
  isOpen: boolean;
  onClose: () => void;
  onSend: (given: { remainingMinutes: number; reason: string }) => Promise<void>;
}

/** Asks how much time the candidate has from now on, and why. */
export function ResumeDialog({ name, longestMinutes, isOpen, onClose, onSend }: ResumeDialogProps) {
  const { t } = useTranslation();
  const [remainingMinutes, setRemaining] = useState<number | null>(null);
  const send = useCallback(
    async (reason: string) => {
      if (remainingMinutes === null) return;
      await onSend({ remainingMinutes, reason });
      setRemaining(null);
    },
    [onSend, remainingMinutes],
  );
  return (
    <ReasonDialog
      title={t('pause:resumeWithTitle', { name })}
      presets={[]}
      onPreset="fill"
      label={t('pause:reason')}
      description={t('pause:givenReasonHelp')}
      action={t('pause:resumeOne')}
      isComplete={remainingMinutes !== null}
      {...{ isOpen, onClose }}
      onSend={send}
    >
      <p>{t('pause:givenMeaning')}</p>
      <NumberField
        label={t('pause:remaining')}
        value={remainingMinutes}
        onChange={setRemaining}
        min={1}
        max={longestMinutes}
        mayBeEmpty
        isDisabled={false}
      />
    </ReasonDialog>
  );
}
