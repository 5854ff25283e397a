import {
  type CreateWebhook,
  createWebhookSchema,
  idSchema,
  replayWebhookSchema,
  setWebhookSchema,
  type WebhookDeliveryView,
  type WebhookView,
  type WebhookWithSecret,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { WebhooksService } from './webhooks.service';

const webhookId = { schema: idSchema };

@Controller()
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Route('listWebhooks')
  async listWebhooks(@CurrentPrincipal() principal: Principal): Promise<{ webhooks: WebhookView[] }> {
    return { webhooks: await this.webhooks.list(principal) };
  }

  @Route('createWebhook')
  createWebhook(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: createWebhookSchema }) body: CreateWebhook,
  ): Promise<WebhookWithSecret> {
    return this.webhooks.create(principal, body);
  }

  @Route('getWebhook')
  getWebhook(
    @CurrentPrincipal() principal: Principal,
    @Param('webhookId', webhookId) id: string,
  ): Promise<WebhookWithSecret> {
    return this.webhooks.get(principal, id);
  }

  @Route('setWebhook')
  setWebhook(
    @CurrentPrincipal() principal: Principal,
    @Param('webhookId', webhookId) id: string,
    @Body({ schema: setWebhookSchema }) { enabled }: { enabled: boolean },
  ): Promise<WebhookView> {
    return this.webhooks.setEnabled(principal, id, enabled);
  }

  @Route('listWebhookDeliveries')
  async listWebhookDeliveries(
    @CurrentPrincipal() principal: Principal,
    @Param('webhookId', webhookId) id: string,
  ): Promise<{ deliveries: WebhookDeliveryView[] }> {
    return { deliveries: await this.webhooks.deliveries(principal, id) };
  }

  @Route('replayWebhook')
  replayWebhook(
    @CurrentPrincipal() principal: Principal,
    @Param('webhookId', webhookId) id: string,
    @Body({ schema: replayWebhookSchema }) { since }: { since: string },
  ): Promise<{ events: number }> {
    return this.webhooks.replay(principal, id, since);
  }
}
