import type { OwnMarkAppeal as Own } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { MarkDecision } from '../../components/marking/mark-decision';
import { WrittenTextForm } from '../../components/written-text-form';
import { api } from '../../core/api-client';
import { Badge, Button, Card, Notice } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';

/** The appeal against the own marks: its form until the deadline, then where it stands, with the old and the new marks. */
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
  const errorText = useErrorText();
  const [{ appeal, fileBy, mayFile }, setOwn] = useState(first);
  const params = { attemptId };
  const withdraw = useAction(async () => setOwn(await api.call('withdrawMarkAppeal', { params })));
  if (!appeal && !fileBy) return null;
  return (
    <Card
      title={t('result:markAppeal.title')}
      aside={appeal ? <Badge>{t(`terms:markAppealState.${appeal.state}`)}</Badge> : null}
    >
      {appeal ? (
        <>
          <p>{t(`result:markAppeal.explain.${appeal.state}`)}</p>
          <p>{appeal.statement}</p>
          <p className="muted small">{format.dateTime(appeal.filedAt)}</p>
          {appeal.decision ? (
            <>
              <MarkDecision decision={appeal.decision} />
              <p className="muted small">{format.dateTime(appeal.decision.decidedAt)}</p>
            </>
          ) : null}
        </>
      ) : (
        <p>
          {t(mayFile ? 'result:markAppeal.until' : 'result:markAppeal.over', {
            time: fileBy ? format.dateTime(fileBy) : '',
          })}
        </p>
      )}
      {mayFile ? (
        <WrittenTextForm
          label={t('result:markAppeal.label')}
          description={t('result:markAppeal.hint')}
          action={t('result:markAppeal.file')}
          onSend={async (text) => setOwn(await api.call('fileMarkAppeal', { params, body: { text } }))}
        />
      ) : null}
      {withdraw.error ? (
        <Notice tone="danger" role="alert">
          {errorText(withdraw.error)}
        </Notice>
      ) : null}
      {appeal?.state === 'filed' ? (
        <div>
          <Button isPending={withdraw.pending} onPress={() => void withdraw.run()}>
            {t('result:markAppeal.withdraw')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
