import type { Incident } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { ExplanationFigures, ExplanationSummary } from '../incident-card/explanation-card';
import { SEVERITY_TONES } from '../incident-card/incident-labels';
import { LedgerMark } from '../incident-card/ledger-mark';
import { useFigureText } from '../incident-card/use-figure-text';
import './live.css';

export interface FeedEntryProps {
  incident: Incident;
  candidateName: string;
  onOpenCandidate: () => void;
}

/** One incident of the feed: what, who and when at a glance; the card and the frame when it is opened. */
export function FeedEntry({ incident, candidateName, onOpenCandidate }: FeedEntryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const figureText = useFigureText();
  const [shown, setShown] = useState(false);
  const rule = t(`terms:rule.${incident.rule}`);
  const isOpen = incident.endedAtMs === null;
  return (
    <li className={`bk-feed__entry bk-feed__entry--${incident.ledger}`}>
      <article aria-label={t('proctor:feed.entry', { rule, name: candidateName })}>
        <div className="row-between small">
          <LedgerMark ledger={incident.ledger} />
          <time className="numeric muted" dateTime={incident.startedAt}>
            {format.timeWithSeconds(incident.startedAt)}
          </time>
        </div>
        <h3 className="bk-feed__rule">{rule}</h3>
        <p className="small">{candidateName}</p>
        <p className="row small">
          <Badge tone={SEVERITY_TONES[incident.severity]}>{t(`terms:severity.${incident.severity}`)}</Badge>
          <span className={isOpen ? 'bk-feed__state--open' : 'muted'}>
            {isOpen
              ? t('proctor:feed.open')
              : t('proctor:feed.lasted', {
                  duration: figureText({
                    name: 'duration',
                    value: incident.endedAtMs! - incident.startedAtMs,
                    unit: 'ms',
                  }),
                })}
          </span>
        </p>
        <details onToggle={(event) => setShown(event.currentTarget.open)}>
          <summary>{t('proctor:feed.why')}</summary>
          {shown ? (
            <div className="stack-s">
              <ExplanationSummary incident={incident} />
              <ExplanationFigures incident={incident} />
              <div>
                <Button
                  size="s"
                  onPress={onOpenCandidate}
                  aria-label={t('proctor:feed.openCandidateNamed', { name: candidateName })}
                >
                  {t('proctor:feed.openCandidate')}
                </Button>
              </div>
            </div>
          ) : null}
        </details>
      </article>
    </li>
  );
}
