import type { LivenessChallenge, LivenessProgress } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../../../design';

type Direction = 'settle' | 'back' | 'left' | 'right';

/** What the person is to do now. Left and right are their own. */
export function directionOf({ turns }: LivenessChallenge, progress: LivenessProgress | null): Direction {
  const phase = progress?.phase ?? 'settle';
  return phase === 'turn' ? (turns[progress?.step ?? 0] ?? 'left') : phase;
}

/** Turns reached and returns made, so that each one is heard. */
export function stepsDoneOf(progress: LivenessProgress | null): number {
  if (!progress) return 0;
  if (progress.state === 'passed') return Number.MAX_SAFE_INTEGER;
  return progress.phase === 'settle' || !progress.phase
    ? 0
    : progress.step * 2 + (progress.phase === 'back' ? 2 : 1);
}

/** The instruction in large letters with an arrow, the hint, and how far the try has come. */
export function TurnGuide({
  challenge,
  progress,
}: {
  challenge: LivenessChallenge;
  progress: LivenessProgress | null;
}) {
  const { t } = useTranslation();
  const direction = directionOf(challenge, progress);
  const step = progress?.step ?? 0;
  const count = challenge.turns.length;
  return (
    <div className="turn-guide">
      <p className="turn-guide__what">
        <Arrow direction={direction} />
        <span>{t(`check-in:liveness.do.${direction}`)}</span>
      </p>
      <p className="turn-guide__hint muted">
        {progress?.hint && progress.hint !== 'look_straight'
          ? t(`check-in:liveness.hint.${progress.hint}`)
          : ''}
      </p>
      <ProgressBar
        label={t('check-in:liveness.progress', { step: Math.min(step + 1, count), count })}
        value={step}
        max={count}
        valueText={`${step}/${count}`}
      />
    </div>
  );
}

/** The preview is mirrored, so the person's left is the left of the screen. */
function Arrow({ direction }: { direction: Direction }) {
  const turn = direction === 'left' ? 180 : 0;
  return (
    <svg className="turn-guide__arrow" viewBox="0 0 48 48" aria-hidden="true">
      {direction === 'left' || direction === 'right' ? (
        <path d="M8 24h30M26 11l13 13-13 13" transform={`rotate(${turn} 24 24)`} />
      ) : (
        <circle cx="24" cy="24" r="9" />
      )}
    </svg>
  );
}
