import type { OralDetail, RoomMember } from '@bakylau/contracts';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RoomSound } from '../../../components/oral/room-sound';
import { RoomStatus } from '../../../components/oral/room-status';
import { RoomTile } from '../../../components/oral/room-tile';
import { roomTrackKey } from '../../../core/oral/oral-room.state';
import type { PanelMedia } from '../../../core/oral/panel-media';
import { Button, Card, Notice } from '../../../design';
import { type OralRoom, useOralRoom } from '../../../hooks/use-oral-room';
import { usePanelMedia } from '../../../hooks/use-panel-media';
import { useStore } from '../../../hooks/use-store';

/** The room as an examiner has it: the candidate, the others of the panel, and the own camera and microphone. */
export function PanelRoom({ oral }: { oral: OralDetail }) {
  const { t } = useTranslation();
  const room = useOralRoom(oral.attemptId, true);
  const media = usePanelMedia();
  return (
    <Card title={t('oral:room.title')}>
      <RoomStatus room={room} />
      <p className="muted small">{t('oral:room.recordedForPanel')}</p>
      {media ? <OwnMedia media={media} room={room} /> : null}
      <ul className="oral-tiles" aria-label={t('oral:room.people')}>
        <RemoteTile
          room={room}
          member={{ memberId: 'candidate', role: 'candidate', name: oral.candidateName, place: null }}
        />
        {room.state.members
          .filter(({ memberId, role }) => role === 'examiner' && memberId !== room.state.self?.memberId)
          .map((member) => (
            <RemoteTile key={member.memberId} room={room} member={member} />
          ))}
        {media ? <OwnTile media={media} name={room.state.self?.name ?? t('oral:room.you')} /> : null}
      </ul>
      <RoomSound room={room.state} />
    </Card>
  );
}

function RemoteTile({ room, member }: { room: OralRoom; member: RoomMember }) {
  const { t } = useTranslation();
  const { memberId, name, role } = member;
  return (
    <RoomTile
      name={name}
      part={t(`oral:room.part.${role}`)}
      track={room.state.tracks.get(roomTrackKey(memberId, 'video')) ?? null}
      label={t('oral:room.cameraOf', { name })}
      placeholder={t('oral:room.noPicture')}
    />
  );
}

function OwnTile({ media, name }: { media: PanelMedia; name: string }) {
  const { t } = useTranslation();
  const { video, cameraOn } = useStore(media.state);
  return (
    <RoomTile
      name={name}
      part={t('oral:room.you')}
      track={cameraOn ? video : null}
      label={t('oral:room.ownCamera')}
      placeholder={t('oral:room.noPicture')}
    />
  );
}

/** Sends what the examiner turned on, and nothing before. */
function OwnMedia({ media, room }: { media: PanelMedia; room: OralRoom }) {
  const { t } = useTranslation();
  const { phase, problem, audio, video, microphoneOn, cameraOn } = useStore(media.state);
  const { link } = room;
  useEffect(() => {
    link?.send({ audio, video });
  }, [link, audio, video]);
  if (phase !== 'on')
    return (
      <Notice
        tone={problem ? 'danger' : 'info'}
        role={problem ? 'alert' : 'status'}
        actions={
          <Button tone="primary" isPending={phase === 'asking'} onPress={() => void media.start()}>
            {t('oral:room.turnOn')}
          </Button>
        }
      >
        {problem ? t(`oral:room.problem.${problem}`) : t('oral:room.turnOnText')}
      </Notice>
    );
  return (
    <div className="row">
      <Button aria-pressed={!microphoneOn} onPress={() => media.setMicrophone(!microphoneOn)}>
        {t(microphoneOn ? 'oral:room.mute' : 'oral:room.unmute')}
      </Button>
      {video ? (
        <Button aria-pressed={!cameraOn} onPress={() => media.setCamera(!cameraOn)}>
          {t(cameraOn ? 'oral:room.hide' : 'oral:room.show')}
        </Button>
      ) : (
        <span className="muted">{t('oral:room.noCamera')}</span>
      )}
    </div>
  );
}
