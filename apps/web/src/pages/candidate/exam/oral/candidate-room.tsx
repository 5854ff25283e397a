import { useTranslation } from 'react-i18next';
import { RoomSound } from '../../../../components/oral/room-sound';
import { RoomStatus } from '../../../../components/oral/room-status';
import { RoomTile } from '../../../../components/oral/room-tile';
import { roomTrackKey } from '../../../../core/oral/oral-room.state';
import { useOralRoom } from '../../../../hooks/use-oral-room';

/** The room as the candidate has it: the panel in sight and sound. The own camera and microphone go their way as ever. */
export function CandidateRoom({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation();
  const room = useOralRoom(attemptId, true);
  const { members, tracks } = room.state;
  const examiners = members.filter(({ role }) => role === 'examiner');
  return (
    <div className="stack">
      <RoomStatus room={room} />
      <p className="muted small">{t('oral:room.recordedForCandidate')}</p>
      <p className="muted small">{t('oral:room.headphones')}</p>
      {room.state.phase === 'joined' && examiners.length === 0 ? (
        <p role="status">{t('oral:room.nobody')}</p>
      ) : null}
      <ul className="oral-tiles" aria-label={t('oral:room.people')}>
        {examiners.map(({ memberId, name }) => (
          <RoomTile
            key={memberId}
            name={name}
            part={t('oral:room.part.examiner')}
            track={tracks.get(roomTrackKey(memberId, 'video')) ?? null}
            label={t('oral:room.cameraOf', { name })}
            placeholder={t('oral:room.noPicture')}
          />
        ))}
      </ul>
      <RoomSound room={room.state} />
    </div>
  );
}
