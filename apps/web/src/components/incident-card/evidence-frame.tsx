import type { Incident } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../core/api-client';
import { useFormat } from '../../hooks/use-format';
import './incident-card.css';

/** The frame that opened the incident. It is asked for only when it is shown, because each view of a face is logged. */
export function EvidenceFrame({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [failed, setFailed] = useState(false);
  if (!incident.hasEvidence) return <p className="muted small">{t('review:evidence.none')}</p>;
  if (failed) return <p className="muted small">{t('review:evidence.failed')}</p>;
  const at = format.clock(incident.startedAtMs);
  return (
    <figure className="bk-evidence">
      <img
        src={urlOf('getEvidence', { params: { sessionId: incident.sessionId, incidentId: incident.id } })}
        alt={t('review:evidence.alt', { rule: t(`terms:rule.${incident.rule}`), at })}
        onError={() => setFailed(true)}
      />
      <figcaption className="muted small">{t('review:evidence.caption', { at })}</figcaption>
    </figure>
  );
}
