import { SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { Inject, Injectable } from '@nestjs/common';
import { hkdfSync } from 'node:crypto';
import { Webhook as Signer } from 'standardwebhooks';

const SECRET_BYTES = 32;

export interface SignedHeaders {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
}

/**
 * Secrets of webhooks and the signatures under them, by the Standard Webhooks specification (HMAC-SHA256). Each secret follows from
 * SESSION_SECRET and the webhook's id, so that no table holds it; with another SESSION_SECRET every webhook has another one.
 */
@Injectable()
export class WebhookSecrets {
  constructor(@Inject(SERVICE_CONFIG) private readonly config: ServiceConfig) {}

  /** `whsec_` and 32 bytes in base64. */
  secretOf(webhookId: string): string {
    const bytes = hkdfSync('sha256', this.config.sessionSecret, webhookId, 'bakylau webhook', SECRET_BYTES);
    return `whsec_${Buffer.from(bytes).toString('base64')}`;
  }

  /** @param messageId the same for every try, so that a receiver knows what it had before */
  sign(webhookId: string, messageId: string, body: string, now: Date): SignedHeaders {
    return {
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Signer(this.secretOf(webhookId)).sign(messageId, now, body),
    };
  }
}
