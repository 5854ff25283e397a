import { hasPermission, type SessionSummary, type WaitingWindow } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { showToast } from '../../core/toasts';
import { Button, Notice } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { ReasonDialog } from '../reason-dialog';

const PRESETS = ['broken', 'battery', 'network', 'wrong'] as const;

export interface WaitingWindowsProps {
  session: Pick<SessionSummary, 'id' | 'candidateName' | 'state' | 'waitingWindows'>;
  /** The exam was moved: for pages that hear of it in no other way. */
  onMoved?: () => void;
}

/** Other devices of the candidate that wait for the exam, and moving it to one of them. */
export function WaitingWindows({ session, onMoved }: WaitingWindowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: sessionId, candidateName: name, state, waitingWindows } = session;
  const [chosen, setChosen] = useState<WaitingWindow | null>(null);
  const close = useCallback(() => setChosen(null), []);
  const deviceOf = (window: WaitingWindow) => window.device || t('windows:proctor.unknownDevice');
  const move = useCallback(
    async (reason: string) => {
      if (!chosen) return;
      const body = { waitingId: chosen.id, reason };
      const { creditedMs } = await api.call('handOverSession', { params: { sessionId }, body });
      const time = format.clock(creditedMs);
      showToast(
        creditedMs > 0
          ? t('windows:proctor.movedWithTime', { name, time })
          : t('windows:proctor.moved', { name }),
        'success',
      );
      onMoved?.();
    },
    [chosen, sessionId, name, format, t, onMoved],
  );
  const mayMove = hasPermission(currentMe().roles, 'session:hand-over');
  return (
    <>
      {waitingWindows.map((window) => (
        <Notice
          key={window.id}
          tone="warning"
          role="status"
          title={t('windows:proctor.title', { name })}
          actions={
            mayMove ? (
              <Button tone="primary" onPress={() => setChosen(window)}>
                {t('windows:proctor.open')}
              </Button>
            ) : null
          }
        >
          {t('windows:proctor.waits', { device: deviceOf(window), time: format.time(window.since) })}
        </Notice>
      ))}
      <ReasonDialog
        title={t('windows:proctor.dialogTitle', { name })}
        presets={PRESETS.map((preset) => t(`windows:proctor.preset.${preset}`))}
        onPreset="fill"
        label={t('windows:proctor.reason')}
        description={t('windows:proctor.reasonHelp')}
        action={t('windows:proctor.move')}
        isOpen={chosen !== null}
        onClose={close}
        onSend={move}
      >
        {chosen ? <p>{t('windows:proctor.meaning', { device: deviceOf(chosen) })}</p> : null}
        <p>{t(state === 'interrupted' ? 'windows:proctor.timeBack' : 'windows:proctor.noTimeBack')}</p>
      </ReasonDialog>
    </>
  );
}
