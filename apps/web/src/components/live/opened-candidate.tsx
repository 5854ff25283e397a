import { hasPermission, type RoomScan, type SessionSummary } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { trackKey, type ReceivedTracks } from '../../core/live/receive-media';
import { Badge, Button, ButtonLink } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { currentMe } from '../../core/auth-store';
import { SessionScans } from '../room-scan/session-scans';
import { LiveVideo } from './live-video';
import './live.css';
import type { MediaCondition } from './media-condition';
import { SessionClock } from './session-clock';
import { SoundLevel } from './sound-level';

export interface OpenedCandidateProps {
  session: SessionSummary;
  tracks: ReceivedTracks;
  camera: MediaCondition;
  screen: MediaCondition;
  /** The newest of this candidate's room scans, as far as news of one came. */
  roomScan: RoomScan | undefined;
  onClose: () => void;
}

/** The candidate that the proctor looks at: camera and screen side by side in full quality, and the sound level. */
export function OpenedCandidate({
  session,
  tracks,
  camera,
  screen,
  roomScan,
  onClose,
}: OpenedCandidateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const track = (source: 'camera' | 'screen' | 'microphone') =>
    tracks.get(trackKey(session.id, source)) ?? null;
  const name = session.candidateName;
  return (
    <section className="bk-opened" aria-label={t('proctor:opened.label', { name })}>
      <div className="row-between">
        <div className="row">
          <h2>{name}</h2>
          <Badge tone={session.state === 'interrupted' ? 'danger' : 'neutral'}>
            {session.onBreak ? t('pause:onBreak') : t(`terms:sessionState.${session.state}`)}
          </Badge>
          {session.startedAt ? (
            <span className="muted small numeric">
              {t('proctor:opened.since', { time: format.time(session.startedAt) })}
            </span>
          ) : null}
        </div>
        <div className="row">
          <ButtonLink size="s" to={`/proctor/sessions/${session.id}`}>
            {t('proctor:opened.review')}
          </ButtonLink>
          <Button size="s" tone="quiet" onPress={onClose}>
            {t('common:action.close')}
          </Button>
        </div>
      </div>
      <div className="bk-opened__pictures">
        <LiveVideo
          shape="camera"
          track={track('camera')}
          label={t('proctor:live.cameraOf', { name })}
          placeholder={t(`proctor:condition.${camera}`)}
        />
        <LiveVideo
          shape="screen"
          track={track('screen')}
          label={t('proctor:live.screenOf', { name })}
          placeholder={t(`proctor:condition.${screen}`)}
        />
      </div>
      <SoundLevel track={track('microphone')} />
      <SessionClock session={session} />
      {hasPermission(currentMe().roles, 'room-scan:view') ? (
        <section className="stack" aria-label={t('room-scan:proctor.title')}>
          <SessionScans sessionId={session.id} news={roomScan} canAsk={session.state === 'running'} />
        </section>
      ) : null}
    </section>
  );
}
