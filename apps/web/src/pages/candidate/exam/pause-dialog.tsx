import type { Attempt } from '@bakylau/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../../core/toasts';
import { Dialog } from '../../../design';
import { useFormat } from '../../../hooks/use-format';

/** While the staff has stopped the clock it stands before the questions; then the page says what was given back. */
export function PauseDialog({ attempt }: { attempt: Pick<Attempt, 'pause' | 'creditedMs'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { pause, creditedMs } = attempt;
  const creditedBefore = useRef<number | null>(null);
  useEffect(() => {
    if (pause) {
      creditedBefore.current ??= creditedMs;
    } else if (creditedBefore.current !== null) {
      const time = format.clock(creditedMs - creditedBefore.current);
      creditedBefore.current = null;
      showToast(t('pause:candidate.ended', { time }), 'success');
    }
  }, [pause, creditedMs, format, t]);
  return (
    <Dialog
      title={t('pause:candidate.title')}
      isOpen={pause !== null}
      onClose={() => undefined}
      role="alertdialog"
    >
      {pause ? (
        <div className="stack">
          <p>{t('pause:candidate.reason', { reason: pause.reason })}</p>
          <p>{t('pause:candidate.since', { time: format.time(pause.pausedAt) })}</p>
          <p>{t('pause:candidate.meaning')}</p>
        </div>
      ) : null}
    </Dialog>
  );
}
