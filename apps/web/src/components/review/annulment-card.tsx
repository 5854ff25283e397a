import { hasPermission } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { Badge, Button, Card, Notice } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { WrittenTextForm } from '../written-text-form';

export interface AnnulmentCardProps {
  sessionId: string;
  onChanged: () => void;
}

/** Annulling the result after a violation: one person proposes, another agrees. Absent where it is not theirs to do. */
export function AnnulmentCard({ sessionId, onChanged }: AnnulmentCardProps) {
  return hasPermission(currentMe().roles, 'result:annul') ? (
    <Annulment sessionId={sessionId} onChanged={onChanged} />
  ) : null;
}

const TONES = { none: 'neutral', proposed: 'warning', annulled: 'danger' } as const;

function Annulment({ sessionId, onChanged }: AnnulmentCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const params = { sessionId };
  const annulment = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getAnnulment', { params: { sessionId }, signal }),
      [sessionId],
    ),
  );
  const changed = (): void => {
    annulment.reload();
    onChanged();
  };
  const answer = useAction(async (agreed: boolean) => {
    await api.call('answerAnnulment', { params, body: { agreed } });
    changed();
  });
  const data = annulment.data;
  if (!data || (data.state === 'none' && !data.mayPropose)) return null;
  return (
    <Card
      title={t('review:annulment.title')}
      aside={<Badge tone={TONES[data.state]}>{t(`review:annulment.state.${data.state}`)}</Badge>}
    >
      <p className="muted">{t('review:annulment.lead')}</p>
      {data.reason ? <p>{data.reason}</p> : null}
      {data.proposedBy && data.proposedAt ? (
        <p className="small muted">
          {t('review:verdict.by', { name: data.proposedBy, time: format.dateTime(data.proposedAt) })}
        </p>
      ) : null}
      {data.answeredBy && data.answeredAt ? (
        <p className="small muted">
          {t('review:annulment.agreed', { name: data.answeredBy, time: format.dateTime(data.answeredAt) })}
        </p>
      ) : null}
      {answer.error ? (
        <Notice tone="danger" role="alert">
          {errorText(answer.error)}
        </Notice>
      ) : null}
      {data.mayDecline ? (
        <div className="row">
          {data.mayAgree ? (
            <Button tone="primary" isPending={answer.pending} onPress={() => void answer.run(true)}>
              {t('review:annulment.agree')}
            </Button>
          ) : (
            <span>{t('review:annulment.waits')}</span>
          )}
          <Button isPending={answer.pending} onPress={() => void answer.run(false)}>
            {t(data.mayAgree ? 'review:annulment.decline' : 'review:annulment.takeBack')}
          </Button>
        </div>
      ) : null}
      {data.mayPropose ? (
        <WrittenTextForm
          label={t('review:annulment.reason')}
          description={t('review:annulment.reasonHint')}
          action={t('review:annulment.propose')}
          onSend={async (text) => {
            await api.call('proposeAnnulment', { params, body: { text } });
            changed();
          }}
        />
      ) : null}
    </Card>
  );
}
