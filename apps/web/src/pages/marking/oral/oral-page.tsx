import type { OralDetail } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BackLink } from '../../../components/back-link';
import { Failure } from '../../../components/failure';
import { DrawRecord } from '../../../components/oral/draw-record';
import '../../../components/oral/oral.css';
import { api } from '../../../core/api-client';
import { Badge, Card, Notice, PageHeader, Spinner } from '../../../design';
import { useCountdown } from '../../../hooks/use-countdown';
import { useFormat } from '../../../hooks/use-format';
import { useRepeat } from '../../../hooks/use-repeat';
import { useResource } from '../../../hooks/use-resource';
import { FollowUpsCard } from './follow-ups-card';
import { OralMarks } from './oral-marks';
import { isReady } from './oral-table';
import { OralSteps } from './oral-steps';
import { PanelCard } from './panel-card';
import { PanelRoom } from './panel-room';

const AGAIN_EVERY_MS = 3_000;

/** One oral exam before its panel: the room, the ticket, what was asked, the marks. */
export function OralPage() {
  const { attemptId = '' } = useParams();
  const { t } = useTranslation();
  const oral = useResource(
    useCallback((signal: AbortSignal) => api.call('getOral', { params: { attemptId }, signal }), [attemptId]),
  );
  useRepeat(oral.reload, AGAIN_EVERY_MS);
  if (oral.kind === 'failed') return <Failure error={oral.error} onRetry={oral.reload} />;
  if (oral.kind === 'loading') return <Spinner text={t('common:loading')} />;
  return <OralView key={attemptId} read={oral.data} />;
}

/** @param read as it was read last; the answer to an own step takes its place until it is read again */
function OralView({ read }: { read: OralDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [told, setTold] = useState(read);
  const oral = told.serverNow > read.serverNow ? told : read;
  const isSeated = oral.seats.some(({ mine }) => mine);
  const isAnswering = oral.state === 'answering';
  return (
    <>
      <BackLink to={`/marking?exam=${oral.examId}`}>{t('oral:back')}</BackLink>
      <PageHeader
        title={t('oral:title', { name: oral.candidateName })}
        lead={
          <span className="row">
            <span>{format.text(oral.examTitle)}</span>
            <Badge tone={isAnswering ? 'success' : 'neutral'}>
              {isReady(oral) ? t('oral:state.ready') : t(`oral:state.${oral.state}`)}
            </Badge>
            {oral.ticket ? <span>{t('oral:ticket', { number: oral.ticket })}</span> : null}
          </span>
        }
      />
      {oral.mark !== null ? (
        <Notice tone="success">
          {t(oral.confirmed ? 'marking:confirmed' : 'marking:settled', { mark: oral.mark })}
        </Notice>
      ) : null}
      <OralTimer oral={oral} />
      <OralSteps oral={oral} onDone={setTold} />
      {isSeated && isAnswering ? <PanelRoom oral={oral} /> : null}
      <div className="oral-columns">
        <FollowUpsCard oral={oral} canAdd={isSeated && isAnswering} onDone={setTold} />
        <div className="stack">
          <PanelCard oral={oral} />
          {oral.draw ? (
            <Card>
              <DrawRecord draw={oral.draw} />
            </Card>
          ) : null}
        </div>
      </div>
      {isSeated && oral.ticket !== null ? <OralMarks oral={oral} /> : null}
    </>
  );
}

/** What is left of the preparation, or of the answer. */
function OralTimer({ oral }: { oral: OralDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, serverNow } = oral;
  const endsAt =
    state === 'preparing' ? oral.preparationEndsAt : state === 'answering' ? oral.answerEndsAt : null;
  const leftMs = useCountdown(endsAt, serverNow);
  if (oral.clockStands) return <Notice tone="info">{t('oral:timer.stands')}</Notice>;
  if (leftMs === null) return null;
  const label = t(state === 'preparing' ? 'oral:timer.preparation' : 'oral:timer.answer');
  return (
    <p>
      <span>{label}</span>{' '}
      <span role="timer" aria-live="off" aria-label={label} className="oral-timer numeric">
        {format.clock(leftMs)}
      </span>
    </p>
  );
}
