import type { JudgeLiveness, LivenessOutcome, LivenessReview, LivenessTry } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../core/api-client';
import { Badge, Card, type Tone } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { LivenessVerdictForm } from './liveness-verdict-form';
import './review.css';

export interface LivenessCardProps {
  sessionId: string;
  liveness: LivenessReview;
  mayJudge: boolean;
  onJudge: (finding: JudgeLiveness) => Promise<void>;
}

const TONES: Record<LivenessOutcome, Tone> = {
  missing: 'neutral',
  shown: 'success',
  to_be_heard: 'info',
  not_shown: 'warning',
};

/** What was asked of the candidate before the camera, what was kept of it, and what the person finds who looks and listens. */
export function LivenessCard({ sessionId, liveness, mayJudge, onJudge }: LivenessCardProps) {
  const { t } = useTranslation();
  const { outcome, tries, verdict } = liveness;
  return (
    <Card
      title={t('review:liveness.title')}
      aside={<Badge tone={TONES[outcome]}>{t(`review:liveness.outcome.${outcome}`)}</Badge>}
    >
      {tries.length === 0 ? <p>{t('review:liveness.none')}</p> : null}
      {tries.map((each, index) => (
        <Try key={each.id} sessionId={sessionId} number={index + 1} each={each} />
      ))}
      <p className="muted small">{t('review:liveness.advice')}</p>
      {verdict ? (
        <p>
          {t('review:liveness.verdict.given', {
            name: verdict.by,
            finding: verdict.shown
              ? t('review:liveness.verdict.shown')
              : t('review:liveness.verdict.notShown'),
            reason: verdict.reason,
          })}
        </p>
      ) : null}
      {mayJudge ? <LivenessVerdictForm onJudge={onJudge} /> : null}
    </Card>
  );
}

function Try({ sessionId, number, each }: { sessionId: string; number: number; each: LivenessTry }) {
  const { t } = useTranslation();
  const params = { sessionId, challengeId: each.id };
  return (
    <section className="stack-s">
      <h3>
        {t('review:liveness.try', { number })}: {t(`review:liveness.kind.${each.kind}`)},{' '}
        {t(`review:liveness.tryOutcome.${each.outcome}`)}
      </h3>
      {each.failure ? <p className="small">{t(`terms:livenessFailure.${each.failure}`)}</p> : null}
      {each.digits ? (
        <p>
          {t('review:liveness.digits')}: <strong className="numeric">{[...each.digits].join(' ')}</strong>
        </p>
      ) : (
        <p className="small">
          {t('review:liveness.asked')}: {each.turns.map((turn) => t(`review:liveness.${turn}`)).join(', ')}
        </p>
      )}
      {each.pictures.length > 0 ? (
        <div className="bk-faces">
          {each.pictures.map((step) => {
            const turn = each.turns[step - 1];
            const what = turn ? t(`review:liveness.${turn}`) : t('review:liveness.straight');
            const name = t('review:liveness.picture', { number, step: step + 1 });
            return (
              <figure key={step}>
                <img
                  src={urlOf('getLivenessPicture', { params, query: { step } })}
                  alt={`${name}: ${what}`}
                />
                <figcaption className="muted small">{what}</figcaption>
              </figure>
            );
          })}
        </div>
      ) : null}
      {each.hasSound ? (
        <audio
          controls
          preload="none"
          aria-label={t('review:liveness.listen', { number })}
          src={urlOf('getLivenessSound', { params })}
        />
      ) : null}
      {each.hasSound ? <Measures each={each} /> : null}
    </section>
  );
}

function Measures({ each: { mouthMoved, levelDbfs, speechRatio } }: { each: LivenessTry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const moved = mouthMoved === null ? 'unknown' : mouthMoved ? 'yes' : 'no';
  return (
    <dl className="facts small">
      <dt>{t('review:liveness.level')}</dt>
      <dd className="numeric">
        {levelDbfs === null ? '—' : `${format.number(levelDbfs, { digits: 0 })} dBFS`}
      </dd>
      <dt>{t('review:liveness.speech')}</dt>
      <dd className="numeric">{speechRatio === null ? '—' : format.percent(speechRatio)}</dd>
      <dt>{t('review:liveness.mouth')}</dt>
      <dd>{t(`review:liveness.mouthMoved.${moved}`)}</dd>
    </dl>
  );
}
