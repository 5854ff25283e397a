import type { OralDetail } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { Button, Dialog, Notice } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { isReady } from './oral-table';

export interface OralStepsProps {
  oral: OralDetail;
  onDone: (oral: OralDetail) => void;
}

/** What the panel does next: sit down, call the candidate, end the answer. */
export function OralSteps({ oral, onDone }: OralStepsProps) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState(false);
  const params = { attemptId: oral.attemptId };
  const seat = useAction(async () => onDone(await api.call('takeSeat', { params })));
  const begin = useAction(async () => onDone(await api.call('beginAnswer', { params })));
  const finish = useAction(async () => {
    onDone(await api.call('finishAnswer', { params }));
    setEnding(false);
  });
  const isSeated = oral.seats.some(({ mine }) => mine);
  const missing = oral.policy.examinersAtLeast - oral.seats.length;
  const isAnswering = oral.state === 'answering';
  // An answer that ended although the service's word of it was lost is no failure.
  const error = seat.error ?? begin.error ?? (isAnswering ? finish.error : null);
  return (
    <>
      {oral.maySit ? (
        <div className="row">
          <Button tone="primary" isPending={seat.pending} onPress={() => void seat.run()}>
            {t('oral:steps.sit')}
          </Button>
          <span className="muted">{t('oral:steps.sitHint')}</span>
        </div>
      ) : null}
      {!oral.maySit && !isSeated && oral.state !== 'finished' ? (
        <Notice tone="info">{t('oral:steps.full')}</Notice>
      ) : null}
      {isSeated && oral.state === 'waiting' ? <Notice tone="info">{t('oral:steps.noTicket')}</Notice> : null}
      {isSeated && oral.state === 'preparing' ? (
        <div className="row">
          <Button
            tone="primary"
            isPending={begin.pending}
            isDisabled={!isReady(oral) || missing > 0}
            onPress={() => void begin.run()}
          >
            {t('oral:steps.begin')}
          </Button>
          <span className="muted" role="status">
            {missing > 0
              ? t('oral:steps.panelMissing', { count: missing })
              : isReady(oral)
                ? t('oral:steps.ready')
                : t('oral:steps.preparing')}
          </span>
        </div>
      ) : null}
      {isSeated && isAnswering ? (
        <div className="row">
          <Button tone="danger" onPress={() => setEnding(true)}>
            {t('oral:steps.finish')}
          </Button>
        </div>
      ) : null}
      {error ? <Failure error={error} /> : null}
      <Dialog
        role="alertdialog"
        title={t('oral:steps.finishTitle')}
        isOpen={ending && isAnswering}
        onClose={() => setEnding(false)}
        actions={
          <>
            <Button isDisabled={finish.pending} onPress={() => setEnding(false)}>
              {t('oral:steps.goOn')}
            </Button>
            <Button tone="primary" isPending={finish.pending} onPress={() => void finish.run()}>
              {t('oral:steps.finishYes')}
            </Button>
          </>
        }
      >
        <p>{t('oral:steps.finishText')}</p>
      </Dialog>
    </>
  );
}
