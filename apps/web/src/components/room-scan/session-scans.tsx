import { hasPermission, type RoomScan } from '@bakylau/contracts';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { Button, Notice } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';
import { useResource } from '../../hooks/use-resource';
import { AskScanDialog } from './ask-scan-dialog';
import { ScanRecord } from './scan-record';

export interface SessionScansProps {
  sessionId: string;
  /** Changes whenever there is news of this session's scans; then they are read again. */
  news?: unknown;
  /** Whether the candidate can be asked now. */
  canAsk: boolean;
}

/** All scans of one session, and the button that asks for another. Shown to proctors of the exam alone. */
export function SessionScans({ sessionId, news, canAsk }: SessionScansProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isAsking, setAsking] = useState(false);
  const mayAsk = hasPermission(currentMe().roles, 'room-scan:ask');
  const load = useCallback(
    async (signal: AbortSignal) =>
      (await api.call('listRoomScans', { params: { sessionId }, signal })).roomScans,
    [sessionId],
  );
  const { data, error, reload } = useResource<RoomScan[]>(load);
  useEffect(() => {
    if (news !== undefined) reload();
  }, [news, reload]);
  const settle = useAction(
    useCallback(
      async (scanId: string, settlement: 'cancelled' | 'excused') => {
        await api.call('settleRoomScan', { params: { sessionId, scanId }, body: { settlement } });
        reload();
      },
      [sessionId, reload],
    ),
  );
  const close = useCallback(() => {
    setAsking(false);
    reload();
  }, [reload]);
  const scans = [...(data ?? [])].reverse();
  const isWaiting = scans.some(({ state }) => state === 'asked' || state === 'open');
  return (
    <div className="stack">
      {mayAsk && canAsk ? (
        <div>
          <Button isDisabled={isWaiting} onPress={() => setAsking(true)}>
            {t('room-scan:proctor.ask')}
          </Button>
        </div>
      ) : null}
      {error ? <Notice tone="warning">{errorText(error)}</Notice> : null}
      {settle.error ? (
        <Notice tone="danger" role="alert">
          {errorText(settle.error)}
        </Notice>
      ) : null}
      {data && scans.length === 0 ? <p className="muted small">{t('room-scan:proctor.none')}</p> : null}
      {scans.map((scan) => (
        <ScanRecord
          key={scan.id}
          scan={scan}
          onSettle={mayAsk ? (settlement) => void settle.run(scan.id, settlement) : undefined}
        />
      ))}
      <AskScanDialog sessionId={sessionId} isOpen={isAsking} onClose={close} />
    </div>
  );
}
