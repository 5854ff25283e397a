import { SILENCE_DBFS } from '@bakylau/contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { LevelMeter } from '../../../core/media/level-meter';
import { Card, Meter, Notice } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useStore } from '../../../hooks/use-store';
import { DeviceSelect } from './device-select';
import { SourceBadge } from './source-badge';
import { SourceProblem } from './source-problem';

/** Speech at a desk peaks well above this; a microphone that never does is probably muted. */
const HEARD_DBFS = -45;
const SHOWN_FLOOR_DBFS = -70;
const PATIENCE_MS = 6000;

export function MicrophoneCard({
  session,
  onMeter,
}: {
  session: AttemptSession;
  onMeter: (meter: LevelMeter | null) => void;
}) {
  const { t } = useTranslation();
  const { microphone } = useStore(session.media.state);
  const track = microphone.kind === 'live' ? microphone.track : null;
  const [meter, setMeter] = useState<LevelMeter | null>(null);
  useEffect(() => {
    if (!track) return;
    const made = new LevelMeter(track);
    let open = true;
    // After the effect: the meter lives outside of React, and showing it is news to React.
    queueMicrotask(() => {
      if (!open) return;
      setMeter(made);
      onMeter(made);
    });
    return () => {
      open = false;
      made.close();
      setMeter(null);
      onMeter(null);
    };
  }, [track, onMeter]);

  return (
    <Card title={t('terms:source.microphone')} aside={<SourceBadge state={microphone} />}>
      {meter ? <LiveLevel meter={meter} /> : <p className="muted">{t('check-in:microphone.why')}</p>}
      {microphone.kind === 'live' ? <p className="muted small">{microphone.label}</p> : null}
      <DeviceSelect media={session.media} source="microphone" />
      <SourceProblem
        source="microphone"
        state={microphone}
        onRetry={() => void session.media.startDevice('microphone', null)}
      />
    </Card>
  );
}

function LiveLevel({ meter }: { meter: LevelMeter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { levelDbfs } = useStore(meter.level);
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [meter]);
  const heard = meter.peakDbfs >= HEARD_DBFS;
  const text =
    levelDbfs <= SILENCE_DBFS
      ? t('check-in:microphone.silence')
      : t('check-in:microphone.level', { level: format.number(levelDbfs, { digits: 0 }) });
  return (
    <>
      <Meter
        label={t('check-in:microphone.meter')}
        value={Math.max(SHOWN_FLOOR_DBFS, levelDbfs)}
        min={SHOWN_FLOOR_DBFS}
        max={0}
        valueText={text}
        tone={heard ? 'success' : 'accent'}
      />
      {heard ? (
        <p className="small">{t('check-in:microphone.heard')}</p>
      ) : (
        <p className="small">{t('check-in:microphone.say')}</p>
      )}
      {!heard && waited ? (
        <Notice tone="warning" role="status">
          {t('check-in:microphone.tooQuiet')}
        </Notice>
      ) : null}
    </>
  );
}
