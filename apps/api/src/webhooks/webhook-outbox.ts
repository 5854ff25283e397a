import { webhookEventSchema, type WebhookEventBody } from '@bakylau/contracts';
import { newId, Webhook, WebhookDelivery, WebhookEvent } from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, LessThan, MoreThanOrEqual } from 'typeorm';
import { callWebhook } from './webhook-call';
import { WebhookSecrets } from './webhook-secrets';

/** Events that are given out at once. */
const BATCH = 200;
const KEEP_EVENTS_MS = 90 * 86_400_000;

/** Puts jobs into the queue inside the transaction that makes their deliveries. */
export type Enqueue = (deliveryIds: readonly string[], manager: EntityManager) => Promise<void>;

/** Makes deliveries of events, and tries them. */
@Injectable()
export class WebhookOutbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: WebhookSecrets,
  ) {}

  /**
   * Gives waiting events to the webhooks that want them, oldest first; processes that do so at the same time share them.
   * @returns whether there may be more
   */
  async giveOut(enqueue: Enqueue): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const events = await manager.find(WebhookEvent, {
        where: { sentOutAt: IsNull() },
        order: { position: 'ASC' },
        take: BATCH,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (events.length === 0) return false;
      const webhooks = await manager.findBy(Webhook, { enabled: true });
      for (const webhook of webhooks)
        await this.deliver(
          webhook,
          events.filter(({ kind }) => webhook.kinds.includes(kind)),
          enqueue,
          manager,
        );
      const ids = events.map(({ id }) => id);
      await manager.update(WebhookEvent, { id: In(ids) }, { sentOutAt: new Date() });
      return events.length === BATCH;
    });
  }

  /** Everything that a webhook wants since an instant once more. @returns how many events */
  async replay(webhook: Webhook, since: Date, enqueue: Enqueue): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const events = await manager.find(WebhookEvent, {
        where: { kind: In(webhook.kinds), occurredAt: MoreThanOrEqual(since) },
        order: { position: 'ASC' },
      });
      await this.deliver(webhook, events, enqueue, manager);
      return events.length;
    });
  }

  /** One try. @returns whether another one is needed */
  async attempt(deliveryId: string, isLastTry: boolean): Promise<boolean> {
    const { manager } = this.dataSource;
    const delivery = await manager.findOne(WebhookDelivery, {
      where: { id: deliveryId },
      relations: { webhook: true, event: true },
    });
    // Delivered already, gone with its event, or switched off meanwhile: nothing to do.
    if (!delivery?.webhook?.enabled || !delivery.event || delivery.state === 'delivered') return false;
    const { webhook, event } = delivery;
    const body = JSON.stringify(bodyOf(event));
    const headers = this.secrets.sign(webhook.id, event.id, body, new Date());
    const { status, problem } = await callWebhook(webhook.url, headers, body);
    const isDelivered = problem === null;
    const state = isDelivered ? 'delivered' : isLastTry ? 'failed' : 'pending';
    await manager.update(
      WebhookDelivery,
      { id: deliveryId },
      {
        ...{ state, lastStatus: status, lastProblem: problem, tries: delivery.tries + 1 },
        deliveredAt: isDelivered ? new Date() : null,
      },
    );
    return !isDelivered;
  }

  /** Events and their deliveries are not kept for ever. */
  async forgetOld(): Promise<void> {
    const before = new Date(Date.now() - KEEP_EVENTS_MS);
    await this.dataSource.manager.delete(WebhookEvent, { occurredAt: LessThan(before) });
  }

  private async deliver(
    { id: webhookId }: Webhook,
    events: readonly WebhookEvent[],
    enqueue: Enqueue,
    manager: EntityManager,
  ): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map((event) => ({ id: newId(), webhookId, eventId: event.id }));
    const again = { state: 'pending', deliveredAt: null } as const;
    await manager
      .createQueryBuilder()
      .insert()
      .into(WebhookDelivery)
      .values(rows.map((row) => ({ ...row, ...again })))
      .orUpdate(['state', 'delivered_at'], ['webhook_id', 'event_id'])
      .execute();
    const eventIds = In(rows.map(({ eventId }) => eventId));
    const found = await manager.findBy(WebhookDelivery, { webhookId, eventId: eventIds });
    await enqueue(
      found.map(({ id }) => id),
      manager,
    );
  }
}

function bodyOf({ id, kind, position, occurredAt, data }: WebhookEvent): WebhookEventBody {
  return webhookEventSchema.parse({ id, kind, position, occurredAt: occurredAt.toISOString(), data });
}
