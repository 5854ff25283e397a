import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OralRoomState } from '../../core/oral/oral-room.state';
import { Button, Notice } from '../../design';

/** What everybody else says. A browser that plays nothing without a click is given one. */
export function RoomSound({ room }: { room: OralRoomState }) {
  const { t } = useTranslation();
  const [blocked, setBlocked] = useState(false);
  const [tries, setTries] = useState(0);
  const sounds = [...room.tracks].filter(([, track]) => track.kind === 'audio');
  return (
    <>
      {sounds.map(([key, track]) => (
        <Sound key={`${key} ${tries}`} track={track} onBlocked={() => setBlocked(true)} />
      ))}
      {blocked ? (
        <Notice
          tone="warning"
          role="alert"
          actions={
            <Button
              tone="primary"
              onPress={() => {
                setBlocked(false);
                setTries(tries + 1);
              }}
            >
              {t('oral:room.playSound')}
            </Button>
          }
        >
          {t('oral:room.soundBlocked')}
        </Notice>
      ) : null}
    </>
  );
}

function Sound({ track, onBlocked }: { track: MediaStreamTrack; onBlocked: () => void }) {
  const audio = useRef<HTMLAudioElement>(null);
  const blocked = useRef(onBlocked);
  useEffect(() => {
    blocked.current = onBlocked;
  });
  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    element.srcObject = new MediaStream([track]);
    element.play().catch((thrown: unknown) => {
      if (thrown instanceof DOMException && thrown.name === 'NotAllowedError') blocked.current();
    });
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  return <audio ref={audio} data-testid="room-sound" />;
}
