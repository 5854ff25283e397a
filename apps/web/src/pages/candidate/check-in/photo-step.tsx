import type { PhotoOutcome } from '@bakylau/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { MediaPreview } from '../../../components/media-preview';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { capturePhoto } from '../../../core/media/photo-capture';
import { Button, Card, Notice, Spinner } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useStore } from '../../../hooks/use-store';
import { PhotoOutcomeNotice } from './photo-outcome-notice';

/** Step 3: a photo of the face, its quality gate and the match. The match is advice to the proctor: it never ends the way. */
export function PhotoStep({ session, onDone }: { session: AttemptSession; onDone: () => void }) {
  const { t } = useTranslation();
  const { camera } = useStore(session.media.state);
  const video = useRef<HTMLVideoElement>(null);
  const [shot, setShot] = useState<{ blob: Blob; url: string } | null>(null);
  // The buttons replace each other, and the focus follows; at the first sight of the step it belongs to the heading.
  const [retaking, setRetaking] = useState(false);
  const [outcome, setOutcome] = useState<PhotoOutcome | null>(null);

  useEffect(() => () => void (shot && URL.revokeObjectURL(shot.url)), [shot]);

  const take = useAction(
    useCallback(async () => {
      if (!video.current) return;
      const blob = await capturePhoto(video.current);
      setOutcome(null);
      setShot({ blob, url: URL.createObjectURL(blob) });
    }, []),
  );
  const send = useAction(
    useCallback(async () => {
      if (shot) setOutcome(await session.takePhoto(shot.blob));
    }, [session, shot]),
  );
  const goOn = useAction(
    useCallback(async () => {
      await session.read();
      onDone();
    }, [session, onDone]),
  );
  const again = () => {
    setRetaking(true);
    setShot(null);
    setOutcome(null);
  };

  return (
    <>
      <div className="photo-step">
        <Card>
          <div className="photo-frame">
            {shot ? (
              <img className="photo-frame__shot" src={shot.url} alt={t('check-in:photo.shot')} />
            ) : camera.kind === 'live' ? (
              <>
                <MediaPreview
                  ref={video}
                  track={camera.track}
                  label={t('check-in:camera.preview')}
                  mirrored
                />
                <svg className="photo-frame__guide" viewBox="0 0 400 300" aria-hidden="true">
                  <ellipse cx="200" cy="142" rx="82" ry="108" />
                </svg>
              </>
            ) : null}
          </div>
          {outcome ? null : (
            <div className="row">
              {shot ? (
                <>
                  <Button tone="primary" autoFocus isPending={send.pending} onPress={() => void send.run()}>
                    {t('check-in:photo.send')}
                  </Button>
                  <Button isDisabled={send.pending} onPress={again}>
                    {t('check-in:photo.retake')}
                  </Button>
                </>
              ) : (
                <Button
                  tone="primary"
                  autoFocus={retaking}
                  isPending={take.pending}
                  onPress={() => void take.run()}
                >
                  {t('check-in:photo.take')}
                </Button>
              )}
            </div>
          )}
          {send.pending ? <Spinner text={t('check-in:photo.checking')} /> : null}
        </Card>
        <div className="stack">
          {outcome ? (
            <PhotoOutcomeNotice
              outcome={outcome}
              onRetake={again}
              onContinue={() => void goOn.run()}
              isPending={goOn.pending}
            />
          ) : (
            <Notice title={t('check-in:photo.how.title')}>
              <ul className="bullet-list">
                <li>{t('check-in:photo.how.oval')}</li>
                <li>{t('check-in:photo.how.light')}</li>
                <li>{t('check-in:photo.how.alone')}</li>
              </ul>
            </Notice>
          )}
          {take.error ? <Failure error={take.error} /> : null}
          {send.error ? <Failure error={send.error} onRetry={() => void send.run()} /> : null}
          <p className="muted small">{t('check-in:photo.use')}</p>
        </div>
      </div>
    </>
  );
}
