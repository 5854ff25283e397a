import type { Incident } from '@bakylau/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { byTime, progressOf } from '../../core/review/review-progress';
import { ProgressBar } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { VERDICT_SIGNS } from '../incident-card/incident-labels';
import { LedgerMark } from '../incident-card/ledger-mark';
import './review.css';

export interface IncidentListProps {
  incidents: readonly Incident[];
  selectedId: string | null;
  onSelect: (incident: Incident) => void;
}

/** All incidents in the order of time, with how many have a verdict. */
export function IncidentList({ incidents, selectedId, onSelect }: IncidentListProps) {
  const { t } = useTranslation();
  const { decided, total } = progressOf(incidents);
  if (total === 0) return <p className="muted">{t('review:list.none')}</p>;
  return (
    <div className="stack-s">
      <ProgressBar
        label={t('review:list.progress')}
        value={decided}
        max={total}
        valueText={t('review:list.decidedOf', { decided, total })}
      />
      <ol className="bk-incidents plain-list" aria-label={t('review:list.label')}>
        {byTime(incidents).map((incident) => (
          <li key={incident.id}>
            <ListEntry incident={incident} isSelected={incident.id === selectedId} onSelect={onSelect} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function ListEntry({
  incident,
  isSelected,
  onSelect,
}: {
  incident: Incident;
  isSelected: boolean;
  onSelect: (incident: Incident) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isSelected) return;
    // With the next picture: at once it would make the browser lay out a page that is not complete.
    const frame = requestAnimationFrame(() => button.current?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [isSelected]);
  return (
    <button
      ref={button}
      type="button"
      className={`bk-incidents__entry bk-incidents__entry--${incident.ledger}`}
      aria-pressed={isSelected}
      onClick={() => onSelect(incident)}
    >
      <span className="numeric bk-incidents__time">{format.clock(incident.startedAtMs)}</span>
      <span className="bk-incidents__rule">{t(`terms:rule.${incident.rule}`)}</span>
      <LedgerMark ledger={incident.ledger} />
      <span className={`small bk-incidents__verdict bk-incidents__verdict--${incident.verdict}`}>
        <span aria-hidden="true">{VERDICT_SIGNS[incident.verdict]} </span>
        {t(`terms:verdict.${incident.verdict}`)}
      </span>
    </button>
  );
}
