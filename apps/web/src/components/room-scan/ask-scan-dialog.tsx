import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { ReasonDialog } from '../reason-dialog';

const PRESETS = ['voice', 'looks', 'object', 'check'] as const;

export interface AskScanDialogProps {
  sessionId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Asks a candidate for a scan of the room; they read the reason. */
export function AskScanDialog({ sessionId, isOpen, onClose }: AskScanDialogProps) {
  const { t } = useTranslation();
  const ask = useCallback(
    async (reason: string) => {
      await api.call('askRoomScan', { params: { sessionId }, body: { reason } });
    },
    [sessionId],
  );
  return (
    <ReasonDialog
      title={t('room-scan:proctor.ask')}
      presets={PRESETS.map((preset) => t(`room-scan:proctor.preset.${preset}`))}
      onPreset="send"
      label={t('room-scan:proctor.reason')}
      description={t('room-scan:proctor.reasonHelp')}
      action={t('room-scan:proctor.send')}
      isOpen={isOpen}
      onClose={onClose}
      onSend={ask}
    />
  );
}
