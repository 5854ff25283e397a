import { DELIVERY_STATES, type DeliveryState } from '@bakylau/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';
import { Webhook } from './webhook.entity';
import { WebhookEvent } from './webhook-event.entity';

/** One event on its way to one address. */
@Entity('webhook_deliveries')
@Check(isOneOf('state', DELIVERY_STATES))
@Check(`tries >= 0 AND (state = 'delivered') = (delivered_at IS NOT NULL)`)
@Index(['webhookId', 'eventId'], { unique: true })
@PersonalData({ category: 'none', holds: '', erased: 'with its event' })
export class WebhookDelivery extends IdentifiedEntity {
  @Column('uuid')
  webhookId: string;

  @ManyToOne(() => Webhook)
  @JoinColumn({ name: 'webhook_id' })
  webhook?: Relation<Webhook>;

  @Index()
  @Column('uuid')
  eventId: string;

  @ManyToOne(() => WebhookEvent, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'event_id' })
  event?: Relation<WebhookEvent>;

  @Column('text', { default: 'pending' })
  state: DeliveryState;

  @Column('integer', { default: 0 })
  tries: number;

  @Column('integer', { nullable: true })
  lastStatus: number | null;

  @Column('text', { nullable: true })
  lastProblem: string | null;

  @Column('timestamptz', { nullable: true })
  deliveredAt: Date | null;
}
