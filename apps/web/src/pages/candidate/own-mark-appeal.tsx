import type { OwnMarkAppeal as Own } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { MarkDecision } from '../../components/marking/mark-decision';
import { api } from '../../core/api-client';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { OwnAppealCard } from './own-appeal-card';

/** The appeal against the own marks, with the old and the new marks. */
export function OwnMarkAppeal({ attemptId }: { attemptId: string }) {
  const loaded = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getMyMarkAppeal', { params: { attemptId }, signal }),
      [attemptId],
    ),
  );
  if (loaded.kind === 'failed') return <Failure error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.kind === 'loading') return null;
  return <MarkAppealCard key={attemptId} attemptId={attemptId} first={loaded.data} />;
}

/** @param first as it was read; every answer of the service takes its place */
function MarkAppealCard({ attemptId, first }: { attemptId: string; first: Own }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [{ appeal, fileBy, mayFile }, setOwn] = useState(first);
  const params = { attemptId };
  return (
    <OwnAppealCard
      texts="markAppeal"
      appeal={
        appeal && {
          ...appeal,
          stateName: t(`terms:markAppealState.${appeal.state}`),
          explanation: t(`result:markAppeal.explain.${appeal.state}`),
        }
      }
      fileBy={fileBy}
      mayFile={mayFile}
      mayWithdraw={appeal?.state === 'filed'}
      onFile={async (text) => setOwn(await api.call('fileMarkAppeal', { params, body: { text } }))}
      onWithdraw={async () => setOwn(await api.call('withdrawMarkAppeal', { params }))}
    >
      {appeal?.decision ? (
        <>
          <MarkDecision decision={appeal.decision} />
          <p className="muted small">{format.dateTime(appeal.decision.decidedAt)}</p>
        </>
      ) : null}
    </OwnAppealCard>
  );
}
