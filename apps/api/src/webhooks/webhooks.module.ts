import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module';
import { WebhookOutbox } from './webhook-outbox';
import { WebhookSchedule } from './webhook.schedule';
import { WebhookSecrets } from './webhook-secrets';
import { WebhooksController } from './webhooks.controller';
import { WebhooksService } from './webhooks.service';

/** Signed calls to other systems when sessions and results change their state. */
@Module({
  imports: [JobsModule],
  controllers: [WebhooksController],
  providers: [WebhooksService, WebhookOutbox, WebhookSecrets, WebhookSchedule],
})
export class WebhooksModule {}
