import type { OralDetail, ScriptDetail } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import '../../../components/marking/marking.css';
import { api } from '../../../core/api-client';
import { draftOf } from '../../../core/marking/draft-marks';
import { Spinner } from '../../../design';
import { useResource } from '../../../hooks/use-resource';
import { MarkingDesk } from '../marking-desk';

/** The questions of the ticket, the candidate's notes and the own marks; others' marks show when all have handed in. */
export function OralMarks({ oral }: { oral: OralDetail }) {
  const { t } = useTranslation();
  const { scriptId } = oral;
  const script = useResource(
    useCallback((signal: AbortSignal) => api.call('getScript', { params: { scriptId }, signal }), [scriptId]),
  );
  if (script.kind === 'failed') return <Failure error={script.error} onRetry={script.reload} />;
  if (script.kind === 'loading') return <Spinner text={t('common:loading')} />;
  return <Desk first={script.data} oral={oral} />;
}

function Desk({ first, oral }: { first: ScriptDetail; oral: OralDetail }) {
  const { t } = useTranslation();
  const [script, setScript] = useState(first);
  return (
    <section className="stack" aria-labelledby="oral-marks">
      <h2 id="oral-marks">{t('oral:marks.title')}</h2>
      <p className="muted">{t('oral:marks.lead')}</p>
      <MarkingDesk
        key={script.ownRevisions[0]?.revision ?? 0}
        script={script}
        first={draftOf(script)}
        maySubmit={oral.state === 'finished'}
        noText={t('oral:marks.noNotes')}
        onSaved={setScript}
      />
    </section>
  );
}
