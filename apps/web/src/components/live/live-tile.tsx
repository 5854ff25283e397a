import type { Incident, SessionSummary } from '@bakylau/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button } from '../../design';
import { useInView } from '../../hooks/use-in-view';
import { LedgerMark } from '../incident-card/ledger-mark';
import { LiveVideo } from './live-video';
import './live.css';
import type { MediaCondition } from './media-condition';

export interface LiveTileProps {
  session: SessionSummary;
  track: MediaStreamTrack | null;
  condition: MediaCondition;
  openIncidents: readonly Incident[];
  isOpened: boolean;
  onOpen: () => void;
  /** The tile came onto the screen or left it: only what is seen is received. */
  onVisible: (sessionId: string, visible: boolean) => void;
}

/** One candidate on the wall. */
export function LiveTile(props: LiveTileProps) {
  const { session, openIncidents, onVisible } = props;
  const { t } = useTranslation();
  const tile = useRef<HTMLLIElement>(null);
  const inView = useInView(tile);
  useEffect(() => {
    onVisible(session.id, inView);
    return () => onVisible(session.id, false);
  }, [session.id, inView, onVisible]);

  const behaviour = openIncidents.filter((incident) => incident.ledger === 'behaviour').length;
  const technical = openIncidents.length - behaviour;
  return (
    <li
      ref={tile}
      className="bk-tile"
      data-opened={props.isOpened || undefined}
      data-alert={behaviour > 0 || undefined}
    >
      <article aria-label={session.candidateName}>
        <LiveVideo
          shape="camera"
          track={props.track}
          label={t('proctor:live.cameraOf', { name: session.candidateName })}
          placeholder={t(`proctor:condition.${props.condition}`)}
        />
        <div className="bk-tile__body">
          <div className="bk-tile__head">
            <h3>{session.candidateName}</h3>
            {session.studentNumber ? (
              <span className="muted small numeric">{session.studentNumber}</span>
            ) : null}
          </div>
          <div className="bk-tile__marks">
            <Badge
              tone={
                session.state === 'interrupted'
                  ? 'danger'
                  : session.state === 'running'
                    ? 'success'
                    : 'neutral'
              }
            >
              {session.onBreak ? t('pause:onBreak') : t(`terms:sessionState.${session.state}`)}
            </Badge>
            <span className={`bk-condition bk-condition--${props.condition} small`}>
              {t(`proctor:condition.${props.condition}`)}
            </span>
          </div>
          {session.waitingWindows.length > 0 ? (
            <div className="bk-tile__marks">
              <Badge tone="warning">{t('windows:proctor.badge')}</Badge>
            </div>
          ) : null}
          <div className="bk-tile__marks">
            {behaviour > 0 ? (
              <span className="bk-tile__count">
                <LedgerMark ledger="behaviour" /> {behaviour}
              </span>
            ) : null}
            {technical > 0 ? (
              <span className="bk-tile__count">
                <LedgerMark ledger="technical" /> {technical}
              </span>
            ) : null}
            {openIncidents.length === 0 ? (
              <span className="muted small">{t('proctor:tile.noOpen')}</span>
            ) : null}
          </div>
          <Button
            size="s"
            onPress={props.onOpen}
            aria-pressed={props.isOpened}
            aria-label={t(props.isOpened ? 'proctor:tile.opened' : 'proctor:tile.open', {
              name: session.candidateName,
            })}
          >
            {props.isOpened ? t('proctor:tile.isOpened') : t('proctor:tile.openShort')}
          </Button>
        </div>
      </article>
    </li>
  );
}
