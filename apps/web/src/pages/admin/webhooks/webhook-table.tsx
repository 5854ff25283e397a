import type { WebhookView } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { Badge, Button, EmptyState, Table } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import '../../../components/review/review.css';

export interface WebhookTableProps {
  webhooks: readonly WebhookView[];
  onOpen: (webhook: WebhookView) => void;
  onSet: () => void;
}

export function WebhookTable({ webhooks, onOpen, onSet }: WebhookTableProps) {
  const { t } = useTranslation();
  const set = useAction(
    useCallback(
      async ({ id, enabled }: WebhookView) => {
        await api.call('setWebhook', { params: { webhookId: id }, body: { enabled: !enabled } });
        onSet();
      },
      [onSet],
    ),
  );
  return (
    <div className="stack-s">
      <Table
        caption={t('webhooks:caption')}
        rows={webhooks}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('webhooks:empty')} />}
        columns={[
          { key: 'url', title: t('webhooks:url'), cell: ({ url }) => <span className="bk-hash">{url}</span> },
          {
            key: 'kinds',
            title: t('webhooks:kinds'),
            cell: ({ kinds }) => kinds.map((kind) => t(`webhooks:kind.${kind}`)).join(', '),
          },
          {
            key: 'state',
            title: t('webhooks:state'),
            cell: ({ enabled }) => (
              <Badge tone={enabled ? 'success' : 'neutral'}>{t(`webhooks:${enabled ? 'on' : 'off'}`)}</Badge>
            ),
          },
          { key: 'pending', title: t('webhooks:pending'), cell: ({ pending }) => pending, align: 'end' },
          { key: 'failed', title: t('webhooks:failed'), cell: ({ failed }) => failed, align: 'end' },
          {
            key: 'actions',
            title: t('common:action.column'),
            cell: (webhook) => (
              <span className="row">
                <Button
                  size="s"
                  aria-label={t('webhooks:openOf', { url: webhook.url })}
                  onPress={() => onOpen(webhook)}
                >
                  {t('webhooks:open')}
                </Button>
                <Button
                  size="s"
                  isPending={set.pending}
                  aria-label={t(`webhooks:${webhook.enabled ? 'switchOffOf' : 'switchOnOf'}`, {
                    url: webhook.url,
                  })}
                  onPress={() => void set.run(webhook)}
                >
                  {t(`webhooks:${webhook.enabled ? 'switchOff' : 'switchOn'}`)}
                </Button>
              </span>
            ),
          },
        ]}
      />
      {set.error ? <Failure error={set.error} /> : null}
    </div>
  );
}
