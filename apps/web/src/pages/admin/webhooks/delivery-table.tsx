import type { DeliveryState, WebhookView } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { Badge, Button, EmptyState, Spinner, Table, type Tone } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useRepeat } from '../../../hooks/use-repeat';
import { useResource } from '../../../hooks/use-resource';

const AGAIN_EVERY_MS = 10_000;
const TONES: Record<DeliveryState, Tone> = { pending: 'warning', delivered: 'success', failed: 'danger' };

/** What was sent to one address and how it went. */
export function DeliveryTable({ webhook, title }: { webhook: WebhookView; title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: webhookId } = webhook;
  const deliveries = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('listWebhookDeliveries', { params: { webhookId }, signal }),
      [webhookId],
    ),
  );
  useRepeat(deliveries.reload, AGAIN_EVERY_MS);
  if (deliveries.kind === 'failed') return <Failure error={deliveries.error} onRetry={deliveries.reload} />;
  if (deliveries.kind === 'loading') return <Spinner text={t('common:loading')} />;
  return (
    <section className="stack-s" aria-label={title}>
      <h2>{title}</h2>
      <div className="row">
        <Button size="s" onPress={deliveries.reload}>
          {t('webhooks:deliveries.reload')}
        </Button>
      </div>
      <Table
        caption={t('webhooks:deliveries.caption')}
        rows={deliveries.data.deliveries}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('webhooks:deliveries.empty')} />}
        columns={[
          {
            key: 'event',
            title: t('webhooks:deliveries.event'),
            cell: ({ kind }) => t(`webhooks:kind.${kind}`),
          },
          {
            key: 'occurred',
            title: t('webhooks:deliveries.occurred'),
            cell: ({ occurredAt }) => <span className="numeric">{format.shortDateTime(occurredAt)}</span>,
          },
          {
            key: 'state',
            title: t('webhooks:deliveries.state'),
            cell: ({ state }) => (
              <Badge tone={TONES[state]}>{t(`webhooks:deliveries.states.${state}`)}</Badge>
            ),
          },
          { key: 'tries', title: t('webhooks:deliveries.tries'), cell: ({ tries }) => tries, align: 'end' },
          {
            key: 'answer',
            title: t('webhooks:deliveries.answer'),
            // The problem is a word of the protocol, such as `timeout`, in English as everywhere.
            cell: ({ lastStatus, lastProblem, tries }) =>
              lastProblem ? (
                <span lang="en">{lastProblem}</span>
              ) : (
                (lastStatus ?? (tries === 0 ? '—' : t('webhooks:deliveries.none')))
              ),
          },
        ]}
      />
    </section>
  );
}
