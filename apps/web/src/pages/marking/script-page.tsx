import type { ScriptDetail } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import '../../components/marking/marking.css';
import { api } from '../../core/api-client';
import { Badge, Button, Notice, PageHeader, Spinner } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { MarkingDesk } from './marking-desk';

/** One work under its code: taken, read, marked. */
export function ScriptPage() {
  const { scriptId = '' } = useParams();
  const { t } = useTranslation();
  const script = useResource(
    useCallback((signal: AbortSignal) => api.call('getScript', { params: { scriptId }, signal }), [scriptId]),
  );
  if (script.kind === 'failed') return <Failure error={script.error} onRetry={script.reload} />;
  if (script.kind === 'loading') return <Spinner text={t('common:loading')} />;
  return <ScriptView key={scriptId} first={script.data} />;
}

/** @param first as it was read; every answer of the service takes its place */
function ScriptView({ first }: { first: ScriptDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [script, setScript] = useState(first);
  const params = { scriptId: script.id };
  const claim = useAction(async () => setScript(await api.call('claimScript', { params })));
  return (
    <>
      <BackLink to={`/marking?exam=${script.examId}`}>{t('marking:back')}</BackLink>
      <PageHeader
        title={t('marking:scriptTitle', { code: script.code })}
        lead={
          <span className="row">
            <span>{format.text(script.examTitle)}</span>
            <Badge tone={script.state === 'marked' ? 'success' : 'neutral'}>
              {t(`marking:states.${script.state}`)}
            </Badge>
            {script.candidateName ? <span>{script.candidateName}</span> : null}
          </span>
        }
      />
      {script.mark !== null ? (
        <Notice tone="success">
          {/* A name is told from the confirmation on. */}
          {t(script.candidateName === null ? 'marking:settled' : 'marking:confirmed', { mark: script.mark })}
        </Notice>
      ) : script.mine === 'submitted' ? (
        <Notice tone="info">{t('marking:handedIn')}</Notice>
      ) : script.mayClaim ? (
        <div className="row">
          <Button tone="primary" isPending={claim.pending} onPress={() => void claim.run()}>
            {t('marking:claim')}
          </Button>
          <span className="muted">{t('marking:claimHint')}</span>
        </div>
      ) : null}
      {claim.error ? <Failure error={claim.error} onRetry={() => void claim.run()} /> : null}
      <MarkingDesk script={script} onSaved={setScript} />
    </>
  );
}
