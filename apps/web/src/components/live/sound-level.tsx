import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Meter } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { SOUND_METER_FLOOR_DBFS, useSoundLevel } from '../../hooks/use-sound-level';
import './live.css';

/** The level of the candidate's microphone, always; the sound itself only when the proctor wants to listen. */
export function SoundLevel({ track }: { track: MediaStreamTrack | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const audio = useRef<HTMLAudioElement>(null);
  const [listening, setListening] = useState(false);
  const levelDbfs = useSoundLevel(track);

  useEffect(() => {
    if (!audio.current) return;
    // Chromium gives the samples of a remote track to the meter only while some element plays it, if need be silently.
    audio.current.srcObject = track ? new MediaStream([track]) : null;
  }, [track]);

  return (
    <div className="bk-sound">
      <Meter
        label={t('proctor:sound.level')}
        min={SOUND_METER_FLOOR_DBFS}
        max={0}
        value={levelDbfs ?? SOUND_METER_FLOOR_DBFS}
        valueText={
          levelDbfs === null
            ? t('proctor:sound.none')
            : t('review:figure.dbfs', { value: format.number(levelDbfs, { digits: 0 }) })
        }
      />
      <Button size="s" isDisabled={!track} aria-pressed={listening} onPress={() => setListening(!listening)}>
        {listening ? t('proctor:sound.stopListening') : t('proctor:sound.listen')}
      </Button>
      <audio ref={audio} autoPlay muted={!listening} />
    </div>
  );
}
