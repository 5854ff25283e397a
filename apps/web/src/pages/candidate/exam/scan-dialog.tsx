import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CandidateScan } from '../../../components/room-scan/candidate-scan';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { isUnfinished } from '../../../core/room-scan/room-scan-desk';
import { showToast } from '../../../core/toasts';
import { Dialog } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useStore } from '../../../hooks/use-store';

/** A scan in the middle of the exam stands before the questions until it is over; then the page says what was given back. */
export function ScanDialog({ session }: { session: AttemptSession }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { scan } = useStore(session.scans.desk.view);
  const { camera } = useStore(session.media.state);
  const ended = scan !== null && !isUnfinished(scan);
  useEffect(() => {
    if (!scan || !ended) return;
    showToast(
      t(`room-scan:ended.${scan.state}`, { time: format.clock(scan.creditedMs) }),
      scan.state === 'complete' ? 'success' : 'info',
    );
    session.scans.desk.dismiss();
  }, [scan, ended, session, format, t]);
  return (
    <Dialog
      title={t('room-scan:title')}
      isOpen={scan !== null && !ended}
      onClose={() => undefined}
      size="l"
      role="dialog"
    >
      <CandidateScan link={session.scans} track={camera.kind === 'live' ? camera.track : null} />
    </Dialog>
  );
}
