import type { RoomScanProgress } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { directionsOf } from '../../core/room-scan/room-sectors';
import type { RoomScanDesk } from '../../core/room-scan/room-scan-desk';
import { Button, Notice, ProgressBar, Spinner } from '../../design';
import { useErrorText } from '../../hooks/use-error-text';
import { useStore } from '../../hooks/use-store';
import { useStoredSwitch } from '../../hooks/use-stored-switch';
import { MediaPreview } from '../media-preview';
import './room-scan.css';
import { ScanRing } from './scan-ring';
import { useScanGuidance } from './use-scan-guidance';

export interface TurnGuideProps {
  desk: RoomScanDesk;
  /** The camera that turns; null while there is none. */
  track: MediaStreamTrack | null;
  children?: React.ReactNode;
}

/** The turn itself, on the computer and on the phone: what to do, how far it has come, what is missing, and the verdict. */
export function TurnGuide({ desk, track, children }: TurnGuideProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const view = useStore(desk.view);
  const [aloud, setAloud] = useStoredSwitch('bakylau.scan-aloud', true);
  const beginSound = useScanGuidance(view, aloud);
  const { scan, phase, progress, isFollowing, error } = view;
  if (!scan) return null;
  const isTurning = phase === 'turning';
  const begin = () => {
    if (!track) return;
    beginSound();
    void desk.begin(track);
  };
  return (
    <div className="bk-scan">
      {scan.refusals.length > 0 && phase === 'rest' && !isFollowing ? (
        <Notice tone="warning" title={t('room-scan:refused')}>
          <ul className="bullet-list">
            {scan.refusals.map((refusal) => (
              <li key={refusal}>
                {t(`terms:roomScanRefusal.${refusal}`)}. {t(`terms:roomScanRemedy.${refusal}`)}
              </li>
            ))}
          </ul>
          <Missing sectors={scan.missingSectors} />
        </Notice>
      ) : null}
      {isTurning || isFollowing || phase === 'judging' ? (
        <div className="bk-scan__turn">
          {isTurning && track ? <MediaPreview track={track} label={t('room-scan:preview')} /> : <div />}
          {progress ? <ScanRing progress={progress} /> : null}
        </div>
      ) : (
        <ol className="bullet-list prose">
          <li>{t('room-scan:how.hold')}</li>
          <li>{t('room-scan:how.turn')}</li>
          <li>{t('room-scan:how.end')}</li>
        </ol>
      )}
      {progress && (isTurning || isFollowing) ? (
        <>
          <p className="bk-scan__advice">{t(`terms:roomScanAdvice.${progress.advice}`)}</p>
          <ProgressBar
            label={t('room-scan:seen')}
            value={progress.coveredDeg}
            max={360}
            valueText={t('room-scan:degrees', { degrees: Math.round(progress.coveredDeg) })}
          />
          <Missing sectors={progress.missingSectors} />
        </>
      ) : null}
      {phase === 'judging' ? <Spinner text={t('room-scan:judging')} /> : null}
      {error ? (
        <Notice tone="danger" role="alert">
          {errorText(error)}
        </Notice>
      ) : null}
      {!track && !isFollowing ? <Notice tone="warning">{t('room-scan:noCamera')}</Notice> : null}
      <div className="row">
        {isTurning ? (
          <Button tone="primary" onPress={() => void desk.finish()}>
            {t('room-scan:finish')}
          </Button>
        ) : (
          <Button
            tone={isFollowing ? 'secondary' : 'primary'}
            isDisabled={!track || phase === 'judging'}
            onPress={begin}
          >
            {scan.tries > 0 ? t('room-scan:again') : t('room-scan:begin')}
          </Button>
        )}
        {children}
        <Button tone="quiet" aria-pressed={aloud} onPress={() => setAloud(!aloud)}>
          {aloud ? t('room-scan:soundOn') : t('room-scan:soundOff')}
        </Button>
      </div>
    </div>
  );
}

/** Names the directions that are still missing, once something was seen. */
function Missing({ sectors }: { sectors: RoomScanProgress['missingSectors'] }) {
  const { t } = useTranslation();
  const names = directionsOf(sectors);
  if (names.length === 0 || names.length === 8) return null;
  return (
    <p className="muted">
      {t('room-scan:missing', { list: names.map((name) => t(`room-scan:direction.${name}`)).join(', ') })}
    </p>
  );
}
