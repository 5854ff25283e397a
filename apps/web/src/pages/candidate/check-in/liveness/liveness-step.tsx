import { LIVENESS_MAX_TRIES, type Attempt } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../../components/failure';
import { MediaPreview } from '../../../../components/media-preview';
import type { AttemptSession } from '../../../../core/attempt/attempt-session';
import { Badge, Button, Card, Notice, Spinner } from '../../../../design';
import { useAction } from '../../../../hooks/use-action';
import { useStore } from '../../../../hooks/use-store';
import { DigitsGuide, spacedDigits } from './digits-guide';
import { LivenessChoice } from './liveness-choice';
import { LivenessOutcomeNotice } from './liveness-outcome-notice';
import { LivenessOther } from './liveness-other';
import './liveness.css';
import { directionOf, stepsDoneOf, TurnGuide } from './turn-guide';
import { useLivenessRun } from './use-liveness-run';
import { useLivenessVoice } from './use-liveness-voice';

export interface LivenessStepProps {
  session: AttemptSession;
  attempt: Attempt;
  onDone: () => void;
}

/** After the photo: turns of the head or digits said aloud. Advice to the proctor; it never ends the way. */
export function LivenessStep({ session, attempt, onDone }: LivenessStepProps) {
  const { t } = useTranslation();
  const { camera } = useStore(session.media.state);
  const { run, setVideo } = useLivenessRun(session, attempt.checkIn.uploadProfile);
  const state = useStore(run.state);
  const [aloud, setAloud] = useState(true);
  const { stage, challenge, progress, error } = state;
  const isTurning = stage === 'running' && challenge?.kind === 'head_turn';
  const instruction = isTurning
    ? t(`check-in:liveness.do.${directionOf(challenge, progress)}`)
    : stage === 'shown' && challenge?.digits
      ? `${t('check-in:liveness.digits.title')}: ${spacedDigits(challenge.digits)}`
      : null;
  const voice = useLivenessVoice(instruction, stepsDoneOf(progress), aloud);
  const goOn = useAction(
    useCallback(async () => {
      await session.read();
      onDone();
    }, [session, onDone]),
  );
  const choosing = stage === 'ready' || stage === 'beginning';
  const busy = stage === 'shown' || stage === 'running' || stage === 'sending';
  const again = (): void => void run.begin(challenge?.kind ?? 'head_turn');

  return (
    <div className="photo-step">
      <Card
        title={t('check-in:step.liveness')}
        aside={
          challenge ? (
            <Badge>
              {t('check-in:liveness.try', { number: challenge.tryNumber, max: LIVENESS_MAX_TRIES })}
            </Badge>
          ) : undefined
        }
      >
        <div className="photo-frame">
          {camera.kind === 'live' ? (
            <MediaPreview ref={setVideo} track={camera.track} label={t('check-in:camera.preview')} mirrored />
          ) : null}
        </div>
        {isTurning ? <TurnGuide challenge={challenge} progress={progress} /> : null}
        {busy && challenge?.kind === 'spoken_digits' ? (
          <DigitsGuide run={run} state={state} voice={voice} />
        ) : null}
        {stage === 'beginning' ? <Spinner text={t('check-in:liveness.beginning')} /> : null}
        {choosing ? (
          <LivenessChoice
            aloud={aloud}
            onAloud={setAloud}
            isPending={stage === 'beginning'}
            onBegin={(kind) => void run.begin(kind)}
            onNeither={() => void run.giveUpAll()}
          />
        ) : busy ? (
          <div className="row">
            <Button size="s" tone="quiet" isDisabled={stage === 'sending'} onPress={() => void run.giveUp()}>
              {t('check-in:liveness.stop')}
            </Button>
          </div>
        ) : null}
      </Card>
      <div className="stack">
        {stage === 'over' && progress && progress.state !== 'open' && !error ? (
          <LivenessOutcomeNotice
            progress={progress}
            isPending={goOn.pending}
            onAgain={again}
            onContinue={() => void goOn.run()}
          />
        ) : (
          <Notice title={t('check-in:liveness.how.title')}>
            <ul className="bullet-list">
              <li>{t('check-in:liveness.how.why')}</li>
              <li>{t('check-in:liveness.how.turns')}</li>
              <li>{t('check-in:liveness.how.slow')}</li>
              <li>{t('check-in:liveness.how.time')}</li>
            </ul>
          </Notice>
        )}
        {stage === 'over' && progress?.outcome === 'missing' && !error ? (
          <LivenessOther run={run} kind={challenge?.kind ?? 'head_turn'} />
        ) : null}
        {error ? (
          <>
            <p>{t('check-in:liveness.failed')}</p>
            <Failure error={error} onRetry={again} />
          </>
        ) : null}
        <p className="muted small">{t('check-in:liveness.use')}</p>
      </div>
    </div>
  );
}
