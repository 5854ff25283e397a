import type { Incident } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../hooks/use-format';
import { EvidenceFrame } from './evidence-frame';
import './incident-card.css';
import { useFigureText } from './use-figure-text';

/** What was seen, the frame, and what it does not prove: the part of the card that is read before a verdict. */
export function ExplanationSummary({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="bk-explanation">
      <p className="bk-explanation__summary">{format.text(incident.card.summary)}</p>
      <EvidenceFrame incident={incident} />
      <div className="bk-explanation__limits">
        <p className="bk-explanation__limits-title">{t('review:card.doesNotProve')}</p>
        <p>{format.text(incident.card.doesNotProve)}</p>
      </div>
    </div>
  );
}

/** The figures of the card: what was measured against what, how surely, for how long, by which rule and networks. */
export function ExplanationFigures({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const format = useFormat();
  const figureText = useFigureText();
  const { card } = incident;
  if (!card.measured || !card.threshold || card.confidence === null)
    return <PersonFigures incident={incident} />;
  return (
    <dl className="facts small">
      <dt>{t('review:card.measured')}</dt>
      <dd className="numeric bk-explanation__measured">{figureText(card.measured)}</dd>
      <dt>{t('review:card.threshold')}</dt>
      <dd className="numeric">{figureText(card.threshold)}</dd>
      <dt>{t('review:card.baseline')}</dt>
      <dd className="numeric">{card.baseline ? figureText(card.baseline) : t('review:card.noBaseline')}</dd>
      <dt>{t('review:card.confidence')}</dt>
      <dd className="numeric">{format.percent(card.confidence)}</dd>
      <dt>{t('review:card.duration')}</dt>
      <dd className="numeric">{figureText({ name: 'duration', value: card.durationMs, unit: 'ms' })}</dd>
      <dt>{t('review:card.rule')}</dt>
      <dd>{t('review:card.ruleVersion', { rule: card.ruleId, version: card.ruleVersion })}</dd>
      {card.policy && (
        <>
          <dt>{t('review:card.policy')}</dt>
          <dd>{t('review:card.ruleVersion', { rule: card.policy.name, version: card.policy.version })}</dd>
        </>
      )}
      <dt>{t('review:card.models')}</dt>
      <dd>
        {card.models.length === 0
          ? t('review:card.noModels')
          : card.models.map((model) => (
              <span key={model.name} className="bk-explanation__model">
                {model.name} <code title={model.sha256}>{model.sha256.slice(0, 8)}</code>
              </span>
            ))}
      </dd>
    </dl>
  );
}

/** Of what a person saw there are no figures: who, what, for how long. */
function PersonFigures({ incident: { card } }: { incident: Incident }) {
  const { t } = useTranslation();
  const figureText = useFigureText();
  return (
    <dl className="facts small">
      <dt>{t('review:observe.seenBy')}</dt>
      <dd>{card.observation?.by ?? '—'}</dd>
      {card.observation ? (
        <>
          <dt>{t('review:observe.reason')}</dt>
          <dd>{t(`review:observe.reasons.${card.observation.reason}`)}</dd>
        </>
      ) : null}
      {card.observation?.note ? (
        <>
          <dt>{t('review:verdict.note')}</dt>
          <dd>{card.observation.note}</dd>
        </>
      ) : null}
      <dt>{t('review:card.duration')}</dt>
      <dd className="numeric">{figureText({ name: 'duration', value: card.durationMs, unit: 'ms' })}</dd>
      <dt>{t('review:card.measured')}</dt>
      <dd>{t('review:observe.notMeasured')}</dd>
    </dl>
  );
}
