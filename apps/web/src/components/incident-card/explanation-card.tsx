import type { Incident } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../hooks/use-format';
import { EvidenceFrame } from './evidence-frame';
import './incident-card.css';
import { useFigureText } from './use-figure-text';

/** Everything an incident rests on, in plain words: what was measured against what, by which networks, and what it does not prove. */
export function ExplanationCard({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const format = useFormat();
  const figureText = useFigureText();
  const { card } = incident;
  return (
    <div className="bk-explanation">
      <p className="bk-explanation__summary">{format.text(card.summary)}</p>
      <EvidenceFrame incident={incident} />
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
        <dd className="numeric">
          {t('review:figure.seconds', { value: format.number(card.durationMs / 1000) })}
        </dd>
        <dt>{t('review:card.rule')}</dt>
        <dd>{t('review:card.ruleVersion', { rule: card.ruleId, version: card.ruleVersion })}</dd>
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
      <div className="bk-explanation__limits">
        <p className="bk-explanation__limits-title">{t('review:card.doesNotProve')}</p>
        <p>{format.text(card.doesNotProve)}</p>
      </div>
    </div>
  );
}
