import { z } from 'zod';
import { resultStateSchema } from './results';
import { idSchema, instantSchema } from './primitives';
import type { Route } from './route';
import { sessionStateSchema } from './sessions';

/** What a webhook can be told of. */
export const WEBHOOK_KINDS = ['session.state_changed', 'result.state_changed'] as const;
export const webhookKindSchema = z.enum(WEBHOOK_KINDS);
export type WebhookKind = z.infer<typeof webhookKindSchema>;

const subjectSchema = z.object({ attemptId: idSchema, examId: idSchema, candidateId: idSchema });

/**
 * The body of a call, as the receiver gets it: which thing is now in which state, without names or pictures. Calls may come twice and
 * out of order; `position` grows with every event, so the highest one of a thing is its newest.
 */
export const webhookEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('session.state_changed'),
    id: idSchema,
    position: z.number().int().positive(),
    occurredAt: instantSchema,
    data: subjectSchema.extend({
      sessionId: idSchema,
      state: sessionStateSchema,
      previousState: sessionStateSchema.nullable(),
    }),
  }),
  z.object({
    kind: z.literal('result.state_changed'),
    id: idSchema,
    position: z.number().int().positive(),
    occurredAt: instantSchema,
    data: subjectSchema.extend({
      resultId: idSchema,
      state: resultStateSchema,
      previousState: resultStateSchema.nullable(),
      /** Out of 100. */
      mark: z.number().int(),
      letter: z.string(),
    }),
  }),
]);
export type WebhookEventBody = z.infer<typeof webhookEventSchema>;

export const createWebhookSchema = z.object({
  /** https; http is taken too, for a receiver in the own network. No user, no password, no fragment. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .refine((url) => {
      // The rule runs for texts that are no address too; those have their own problem already.
      if (!URL.canParse(url)) return true;
      const { username, password, hash } = new URL(url);
      return username === '' && password === '' && hash === '';
    }, 'Leave out user, password and fragment'),
  kinds: z.array(webhookKindSchema).min(1).max(WEBHOOK_KINDS.length),
});
export type CreateWebhook = z.infer<typeof createWebhookSchema>;

export const webhookSchema = z.object({
  id: idSchema,
  url: z.string(),
  kinds: z.array(webhookKindSchema),
  enabled: z.boolean(),
  createdAt: instantSchema,
  /** Deliveries that wait for their next try, and that were given up. */
  pending: z.number().int(),
  failed: z.number().int(),
});
export type WebhookView = z.infer<typeof webhookSchema>;
export const webhookListSchema = z.object({ webhooks: z.array(webhookSchema) });

/** With the secret that its calls are signed with, `whsec_` and base64, by the Standard Webhooks specification. */
export const webhookWithSecretSchema = webhookSchema.extend({ secret: z.string() });
export type WebhookWithSecret = z.infer<typeof webhookWithSecretSchema>;

export const setWebhookSchema = z.object({ enabled: z.boolean() });

export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;
export const deliveryStateSchema = z.enum(DELIVERY_STATES);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

export const webhookDeliverySchema = z.object({
  id: idSchema,
  eventId: idSchema,
  kind: webhookKindSchema,
  occurredAt: instantSchema,
  state: deliveryStateSchema,
  tries: z.number().int(),
  /** Of the last try: the HTTP status, or null when no answer came. */
  lastStatus: z.number().int().nullable(),
  /** Why the last try failed, for example `timeout`; null when it did not. */
  lastProblem: z.string().nullable(),
  deliveredAt: instantSchema.nullable(),
});
export type WebhookDeliveryView = z.infer<typeof webhookDeliverySchema>;
export const webhookDeliveryListSchema = z.object({ deliveries: z.array(webhookDeliverySchema) });

export const replayWebhookSchema = z.object({ since: instantSchema });
export const webhookReplaySchema = z.object({ events: z.number().int() });

export const WEBHOOK_ROUTES = {
  listWebhooks: {
    method: 'GET',
    path: '/api/webhooks',
    summary: 'Addresses that are told of sessions and results',
    access: 'webhook:manage',
    response: webhookListSchema,
  },
  createWebhook: {
    method: 'POST',
    path: '/api/webhooks',
    summary: 'Tell an address from now on; the answer has the secret that its calls are signed with',
    access: 'webhook:manage',
    body: createWebhookSchema,
    response: webhookWithSecretSchema,
  },
  getWebhook: {
    method: 'GET',
    path: '/api/webhooks/:webhookId',
    summary: 'One webhook with its secret',
    access: 'webhook:manage',
    response: webhookWithSecretSchema,
  },
  setWebhook: {
    method: 'PUT',
    path: '/api/webhooks/:webhookId',
    summary: 'Switch a webhook off or on; what happens while it is off is not told',
    access: 'webhook:manage',
    body: setWebhookSchema,
    response: webhookSchema,
  },
  listWebhookDeliveries: {
    method: 'GET',
    path: '/api/webhooks/:webhookId/deliveries',
    summary: 'What was sent and how it went; the latest 200 first',
    access: 'webhook:manage',
    response: webhookDeliveryListSchema,
  },
  replayWebhook: {
    method: 'POST',
    path: '/api/webhooks/:webhookId/replay',
    summary: 'Send everything since an instant once more, delivered or not',
    access: 'webhook:manage',
    body: replayWebhookSchema,
    response: webhookReplaySchema,
  },
} as const satisfies Record<string, Route>;
