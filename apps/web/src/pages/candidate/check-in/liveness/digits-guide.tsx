import { useTranslation } from 'react-i18next';
import type { LivenessRun, LivenessRunState } from '../../../../core/liveness/liveness-run';
import type { LivenessVoice } from '../../../../core/liveness/liveness-voice';
import { Button, Spinner } from '../../../../design';

/** Digits with a space between each, so that they are read one by one. */
export const spacedDigits = (digits: string): string => [...digits].join(' ');

/** The digits to be said, and the buttons that begin and end the recording. */
export function DigitsGuide({
  run,
  state: { stage, challenge },
  voice,
}: {
  run: LivenessRun;
  state: LivenessRunState;
  voice: LivenessVoice;
}) {
  const { t } = useTranslation();
  const digits = spacedDigits(challenge?.digits ?? '');
  const speak = (): void => {
    voice.hush();
    run.speak();
  };
  return (
    <div className="turn-guide">
      <p>{t('check-in:liveness.digits.title')}</p>
      <p className="turn-guide__digits numeric">{digits}</p>
      {stage === 'shown' ? (
        <>
          <p className="muted">{t('check-in:liveness.digits.how')}</p>
          <div className="row">
            <Button tone="primary" autoFocus onPress={speak}>
              {t('check-in:liveness.digits.start')}
            </Button>
            <Button onPress={() => voice.say(digits)}>{t('check-in:liveness.digits.again')}</Button>
          </div>
        </>
      ) : stage === 'running' ? (
        <>
          <p role="status">{t('check-in:liveness.digits.recording')}</p>
          <div className="row">
            <Button tone="primary" autoFocus onPress={() => void run.stopSpeaking()}>
              {t('check-in:liveness.digits.done')}
            </Button>
          </div>
        </>
      ) : stage === 'sending' ? (
        <Spinner text={t('check-in:liveness.digits.sending')} />
      ) : null}
      <p className="muted small">{t('check-in:liveness.digits.heard')}</p>
    </div>
  );
}
