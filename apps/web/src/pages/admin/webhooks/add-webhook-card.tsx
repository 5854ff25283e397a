import { createWebhookSchema, WEBHOOK_KINDS, type WebhookKind } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Button, Card, CheckboxGroup, TextField } from '../../../design';
import { useAction } from '../../../hooks/use-action';

/** One more address. The contract's own schema says whether it can be taken. */
export function AddWebhookCard({ onAdded }: { onAdded: (webhookId: string) => void }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState('');
  const [kinds, setKinds] = useState<WebhookKind[]>([...WEBHOOK_KINDS]);
  const body = createWebhookSchema.safeParse({ url: url.trim(), kinds });
  const add = useAction(
    useCallback(
      async (webhook: { url: string; kinds: WebhookKind[] }) => {
        const { id } = await api.call('createWebhook', { body: webhook });
        showToast(t('webhooks:add.done'), 'success');
        setUrl('');
        onAdded(id);
      },
      [onAdded, t],
    ),
  );
  return (
    <Card title={t('webhooks:add.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (body.success) void add.run(body.data);
        }}
      >
        <TextField
          label={t('webhooks:add.url')}
          description={t('webhooks:add.urlHint')}
          type="url"
          value={url}
          onChange={setUrl}
          maxLength={2000}
        />
        <CheckboxGroup
          label={t('webhooks:add.kinds')}
          value={kinds}
          onChange={setKinds}
          options={WEBHOOK_KINDS.map((kind) => ({ value: kind, text: t(`webhooks:kind.${kind}`) }))}
        />
        {add.error ? <Failure error={add.error} /> : null}
        <div className="row">
          <Button type="submit" isDisabled={!body.success} isPending={add.pending}>
            {t('webhooks:add.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
