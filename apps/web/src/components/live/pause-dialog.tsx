import { useTranslation } from 'react-i18next';
import { ReasonDialog, type ReasonDialogProps } from '../reason-dialog';

const PRESETS = ['power', 'network', 'service', 'emergency'] as const;

/** Asks why the clock is stopped, and says what that means. */
export function PauseDialog(props: Pick<ReasonDialogProps, 'title' | 'isOpen' | 'onClose' | 'onSend'>) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      {...props}
      presets={PRESETS.map((preset) => t(`pause:preset.${preset}`))}
      onPreset="fill"
      label={t('pause:reason')}
      description={t('pause:reasonHelp')}
      action={t('pause:stop')}
    >
      <p>{t('pause:meaning')}</p>
    </ReasonDialog>
  );
}
