import type { OralDetail, ScriptDetail } from '@bakylau/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import '../../../components/marking/marking.css';
import { api } from '../../../core/api-client';
import { revisionOf } from '../../../core/marking/draft-marks';
import { Spinner } from '../../../design';
import { useRepeat } from '../../../hooks/use-repeat';
import { useResource } from '../../../hooks/use-resource';
import { MarkingDesk } from '../marking-desk';

const AGAIN_EVERY_MS = 10_000;

/** The questions of the ticket, the candidate's notes and the own marks; others' marks show when all have handed in. */
export function OralMarks({ oral }: { oral: OralDetail }) {
  const { t } = useTranslation();
  const { scriptId, state } = oral;
  const stateNow = useRef(state);
  useEffect(() => {
    stateNow.current = state;
  }, [state]);
  const read = useResource(
    useCallback(
      async (signal: AbortSignal) => {
        const askedIn = stateNow.current;
        return { script: await api.call('getScript', { params: { scriptId }, signal }), askedIn };
      },
      [scriptId],
    ),
  );
  const { reload } = read;
  // Notes change until the answer ends, so they are read again then, until that succeeds; what the examiner has typed stays.
  const isOld = read.kind === 'ready' && read.data.askedIn !== state;
  const readAgain = useCallback(() => {
    if (isOld) reload();
  }, [isOld, reload]);
  useEffect(readAgain, [readAgain]);
  useRepeat(readAgain, AGAIN_EVERY_MS);
  if (read.kind === 'failed') return <Failure error={read.error} onRetry={reload} />;
  if (read.kind === 'loading') return <Spinner text={t('common:loading')} />;
  return <Desk read={read.data.script} oral={oral} />;
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
