import {
  type CreateWebhook,
  type WebhookDeliveryView,
  type WebhookView,
  type WebhookWithSecret,
} from '@bakylau/contracts';
import { newId, Webhook, WebhookDelivery } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { WebhookOutbox } from './webhook-outbox';
import { WebhookSchedule } from './webhook.schedule';
import { WebhookSecrets } from './webhook-secrets';

const LISTED = 200;
const NONE = { pending: 0, failed: 0 };
type Counts = Pick<WebhookView, 'pending' | 'failed'>;

/** Which addresses are told of sessions and results. Every change is on record: it says where data goes. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: WebhookSecrets,
    private readonly outbox: WebhookOutbox,
    private readonly schedule: WebhookSchedule,
    private readonly audit: AuditService,
  ) {}

  /** The oldest first. @throws AppError forbidden */
  async list(principal: Principal): Promise<WebhookView[]> {
    authorize(principal, 'webhook:manage');
    const webhooks = await this.dataSource.manager.find(Webhook, { order: { createdAt: 'ASC' } });
    const counts = await this.counts();
    return webhooks.map((webhook) => view(webhook, counts.get(webhook.id)));
  }

  /** @throws AppError forbidden */
  async create(principal: Principal, { url, kinds }: CreateWebhook): Promise<WebhookWithSecret> {
    authorize(principal, 'webhook:manage');
    const id = newId();
    const { userId: createdBy } = principal;
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(Webhook, { id, url, kinds, enabled: true, createdBy, createdAt: new Date() });
      // An address may carry a token in its query, so the line names only the host.
      await this.audit.record(createdBy, 'webhook.created', id, { host: new URL(url).host }, manager);
    });
    return this.get(principal, id);
  }

  /** @throws AppError forbidden, not_found */
  async get(principal: Principal, id: string): Promise<WebhookWithSecret> {
    authorize(principal, 'webhook:manage');
    const webhook = await this.find(id);
    return { ...view(webhook, (await this.counts()).get(id)), secret: this.secrets.secretOf(id) };
  }

  /** @throws AppError forbidden, not_found */
  async setEnabled(principal: Principal, id: string, enabled: boolean): Promise<WebhookView> {
    authorize(principal, 'webhook:manage');
    await this.find(id);
    await this.dataSource.transaction(async (manager) => {
      await manager.update(Webhook, { id }, { enabled });
      await this.audit.record(principal.userId, 'webhook.set', id, { enabled }, manager);
    });
    return view(await this.find(id), (await this.counts()).get(id));
  }

  /** The latest first. @throws AppError forbidden, not_found */
  async deliveries(principal: Principal, webhookId: string): Promise<WebhookDeliveryView[]> {
    authorize(principal, 'webhook:manage');
    await this.find(webhookId);
    const deliveries = await this.dataSource.manager.find(WebhookDelivery, {
      where: { webhookId },
      relations: { event: true },
      order: { event: { position: 'DESC' } },
      take: LISTED,
    });
    return deliveries.map(deliveryView);
  }

  /** @throws AppError forbidden, not_found */
  async replay(principal: Principal, id: string, since: string): Promise<{ events: number }> {
    authorize(principal, 'webhook:manage');
    const webhook = await this.find(id);
    const events = await this.outbox.replay(webhook, new Date(since), this.schedule.enqueue);
    await this.audit.record(principal.userId, 'webhook.replayed', id, { since, events });
    return { events };
  }

  private async find(id: string): Promise<Webhook> {
    const webhook = await this.dataSource.manager.findOneBy(Webhook, { id });
    if (!webhook) throw new AppError('not_found');
    return webhook;
  }

  private async counts(): Promise<Map<string, Counts>> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(WebhookDelivery, 'delivery')
      .select('delivery.webhook_id', 'id')
      .addSelect(`count(*) FILTER (WHERE state = 'pending')::int`, 'pending')
      .addSelect(`count(*) FILTER (WHERE state = 'failed')::int`, 'failed')
      .groupBy('delivery.webhook_id')
      .getRawMany<Counts & { id: string }>();
    return new Map(rows.map(({ id, pending, failed }) => [id, { pending, failed }]));
  }
}

function view({ id, url, kinds, enabled, createdAt }: Webhook, counts: Counts = NONE): WebhookView {
  return { id, url, kinds, enabled, createdAt: createdAt.toISOString(), ...counts };
}

function deliveryView(delivery: WebhookDelivery): WebhookDeliveryView {
  const { id, eventId, event, state, tries, lastStatus, lastProblem, deliveredAt } = delivery;
  if (!event) throw new Error('The delivery was read without its event');
  return {
    ...{ id, eventId, state, tries, lastStatus, lastProblem },
    kind: event.kind,
    occurredAt: event.occurredAt.toISOString(),
    deliveredAt: deliveredAt?.toISOString() ?? null,
  };
}
