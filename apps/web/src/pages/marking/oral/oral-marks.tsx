import type { OralDetail, ScriptDetail } from '@bakylau/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import '../../../components/marking/marking.css';
import { api } from '../../../core/api-client';
import { Spinner } from '../../../design';
import { useResource } from '../../../hooks/use-resource';
import { MarkingDesk } from '../marking-desk';

/** The questions of the ticket, the candidate's notes and the own marks; others' marks show when all have handed in. */
export function OralMarks({ oral }: { oral: OralDetail }) {
  const { t } = useTranslation();
  const { scriptId, state } = oral;
  const script = useResource(
    useCallback((signal: AbortSignal) => api.call('getScript', { params: { scriptId }, signal }), [scriptId]),
  );
  const { reload } = script;
  const readIn = useRef(state);
  // The notes change until the answer ends; what the examiner has typed meanwhile stays.
  useEffect(() => {
    if (readIn.current !== state) reload();
    readIn.current = state;
  }, [state, reload]);
  if (script.kind === 'failed') return <Failure error={script.error} onRetry={script.reload} />;
  if (script.kind === 'loading') return <Spinner text={t('common:loading')} />;
  return <Desk read={script.data} oral={oral} />;
}

/** @param read as it was read last; what an own save answered takes its place until it is read again */
function Desk({ read, oral }: { read: ScriptDetail; oral: OralDetail }) {
  const { t } = useTranslation();
  const [saved, setSaved] = useState(read);
  const script = revisionOf(saved) > revisionOf(read) ? saved : read;
  return (
    <section className="stack" aria-labelledby="oral-marks">
      <h2 id="oral-marks">{t('oral:marks.title')}</h2>
      <p className="muted">{t('oral:marks.lead')}</p>
      <MarkingDesk
        script={script}
        maySubmit={oral.state === 'finished'}
        noText={t('oral:marks.noNotes')}
        onSaved={setSaved}
      />
    </section>
  );
}

function revisionOf({ ownRevisions }: ScriptDetail): number {
  return ownRevisions[0]?.revision ?? 0;
}
