import type { Incident, VerdictEntry } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { toApiError, type ApiError } from '../../core/api-error';
import { useErrorText } from '../../hooks/use-error-text';
import { useFormat } from '../../hooks/use-format';

/** Every act of judging this incident, read when it is opened. */
export function VerdictHistory({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const [entries, setEntries] = useState<VerdictEntry[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const { id: incidentId, sessionId } = incident;
  const load = async (): Promise<void> => {
    try {
      setEntries((await api.call('listVerdicts', { params: { sessionId, incidentId } })).entries);
    } catch (thrown) {
      setError(toApiError(thrown));
    }
  };
  return (
    <details className="small" onToggle={(event) => void (event.currentTarget.open && load())}>
      <summary>{t('review:history.title')}</summary>
      {error ? <p role="alert">{errorText(error)}</p> : null}
      {entries?.length === 0 ? <p className="muted">{t('review:history.none')}</p> : null}
      <ol className="plain-list stack-s">
        {entries?.map((entry) => (
          <li key={entry.id}>
            {entry.undo ? `${t('review:history.undo')}: ` : ''}
            {t(`terms:verdict.${entry.verdict}`)}
            {entry.reason ? `, ${t(`terms:verdictReason.${entry.reason}`)}` : ''}
            {entry.bulk ? ` (${t('review:history.bulk')})` : ''}
            {entry.note ? <p>{entry.note}</p> : null}
            <p className="muted">
              {t('review:verdict.by', { name: entry.by, time: format.dateTime(entry.at) })}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
