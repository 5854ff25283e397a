import type { CandidateIncident } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LedgerMark } from '../../components/incident-card/ledger-mark';
import { urlOf } from '../../core/api-client';
import { Badge, Button } from '../../design';
import { useFormat } from '../../hooks/use-format';

export interface OwnFlagProps {
  attemptId: string;
  incident: CandidateIncident;
  /** Whether the decision rests on it. */
  counts: boolean;
}

/** One flag in plain words, with the own recording of that moment when it is asked for. */
export function OwnFlag({ attemptId, incident, counts }: OwnFlagProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState(false);
  const rule = t(`terms:rule.${incident.rule}`);
  const time = format.timeWithSeconds(incident.startedAt);
  return (
    <li className="result-flag stack-s">
      <h3>{rule}</h3>
      <p className="row small">
        <span className="numeric">{time}</span>
        <LedgerMark ledger={incident.ledger} />
        <Badge>{t(`terms:verdict.${incident.verdict}`)}</Badge>
        {counts ? <Badge tone="danger">{t('result:review.counts')}</Badge> : null}
      </p>
      <p>{format.text(incident.summary)}</p>
      <p className="muted">{format.text(incident.doesNotProve)}</p>
      {!incident.hasClip ? (
        <p className="muted small">{t('result:review.noClip')}</p>
      ) : shown ? (
        <video
          className="result-flag__clip"
          controls
          autoPlay
          playsInline
          src={urlOf('getMyClip', { params: { attemptId, incidentId: incident.id } })}
          aria-label={t('result:review.clipOf', { rule, time })}
        />
      ) : (
        <div>
          <Button
            size="s"
            aria-label={t('result:review.watchOf', { rule, time })}
            onPress={() => setShown(true)}
          >
            {t('result:review.watch')}
          </Button>
        </div>
      )}
    </li>
  );
}
