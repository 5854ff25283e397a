import type { WebhookView } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Button, Card, TextField } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { DeliveryTable } from './delivery-table';

export interface OpenedWebhookProps {
  webhook: WebhookView;
  onReplayed: () => void;
}

/** One webhook: its secret, what was sent, and the way to send it again. */
export function OpenedWebhook({ webhook, onReplayed }: OpenedWebhookProps) {
  const { t } = useTranslation();
  return (
    <>
      <SecretCard webhookId={webhook.id} />
      <ReplayCard webhookId={webhook.id} onReplayed={onReplayed} />
      <DeliveryTable webhook={webhook} title={t('webhooks:deliveries.title', { url: webhook.url })} />
    </>
  );
}

/** The secret stays out of the page until somebody asks for it, and leaves it again. */
function SecretCard({ webhookId }: { webhookId: string }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const show = useAction(
    useCallback(async () => {
      setSecret((await api.call('getWebhook', { params: { webhookId } })).secret);
    }, [webhookId]),
  );
  return (
    <Card title={t('webhooks:secret.title')}>
      <div className="stack-s">
        <p className="muted">{t('webhooks:secret.text')}</p>
        {secret === null ? null : (
          <TextField label={t('webhooks:secret.label')} value={secret} isReadOnly autoFocus />
        )}
        {show.error ? <Failure error={show.error} /> : null}
        <div className="row">
          {secret === null ? (
            <Button isPending={show.pending} onPress={() => void show.run()}>
              {t('webhooks:secret.show')}
            </Button>
          ) : (
            <Button onPress={() => setSecret(null)}>{t('webhooks:secret.hide')}</Button>
          )}
        </div>
      </div>
    </Card>
  );
}

function ReplayCard({ webhookId, onReplayed }: { webhookId: string; onReplayed: () => void }) {
  const { t } = useTranslation();
  const [since, setSince] = useState('');
  const replay = useAction(
    useCallback(async () => {
      const body = { since: new Date(since).toISOString() };
      const { events } = await api.call('replayWebhook', { params: { webhookId }, body });
      showToast(t('webhooks:replay.done', { count: events }), 'success');
      onReplayed();
    }, [webhookId, since, onReplayed, t]),
  );
  return (
    <Card title={t('webhooks:replay.title')}>
      <div className="stack-s">
        <TextField
          type="datetime-local"
          label={t('webhooks:replay.since')}
          description={t('webhooks:replay.hint')}
          value={since}
          onChange={setSince}
        />
        {replay.error ? <Failure error={replay.error} /> : null}
        <div className="row">
          <Button isDisabled={since === ''} isPending={replay.pending} onPress={() => void replay.run()}>
            {t('webhooks:replay.send')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
