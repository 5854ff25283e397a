import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { PageHeader, Spinner } from '../../../design';
import { useResource } from '../../../hooks/use-resource';
import { AdminSections } from '../admin-sections';
import { AddWebhookCard } from './add-webhook-card';
import { OpenedWebhook } from './opened-webhook';
import { WebhookTable } from './webhook-table';

/** Who outside is told of sessions and results, and how that goes. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const webhooks = useResource(
    useCallback((signal: AbortSignal) => api.call('listWebhooks', { signal }), []),
  );
  const { reload } = webhooks;
  const added = useCallback(
    (id: string) => {
      setOpenedId(id);
      reload();
    },
    [reload],
  );
  const opened = webhooks.data?.webhooks.find(({ id }) => id === openedId) ?? null;
  return (
    <>
      <PageHeader title={t('webhooks:title')} lead={t('webhooks:lead')} />
      <AdminSections />
      {webhooks.kind === 'failed' ? (
        <Failure error={webhooks.error} onRetry={reload} />
      ) : webhooks.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <div className="stack">
          <WebhookTable
            webhooks={webhooks.data.webhooks}
            onOpen={({ id }) => setOpenedId(id)}
            onSet={reload}
          />
          {opened ? <OpenedWebhook key={opened.id} webhook={opened} onReplayed={reload} /> : null}
          <AddWebhookCard onAdded={added} />
        </div>
      )}
    </>
  );
}
