import { WEBHOOK_KINDS, type WebhookEventBody, type WebhookKind } from '@bakylau/contracts';
import { Check, Column, Entity, Generated, Index } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';

/**
 * Something that webhooks are told of. Triggers on `sessions` and `results` write the rows in the transaction of the change itself, so
 * that none is forgotten and none tells of what was rolled back; without any webhook that is switched on they write none.
 */
@Entity('webhook_events')
@Check(isOneOf('kind', WEBHOOK_KINDS))
@Index('IDX_webhook_events_waiting', ['position'], { where: 'sent_out_at IS NULL' })
@PersonalData({
  category: 'personal',
  holds: 'which states the session and the result of a person went through, by ids',
  erased: 'after 90 days',
})
export class WebhookEvent extends IdentifiedEntity {
  /** Grows with every event; a later transaction may commit a lower one first. */
  @Index({ unique: true })
  @Generated('increment')
  @Column('integer')
  position: number;

  @Column('text')
  kind: WebhookKind;

  @Index()
  @Column('timestamptz')
  occurredAt: Date;

  @Column('jsonb')
  data: WebhookEventBody['data'];

  /** When its deliveries were made; null before. */
  @Column('timestamptz', { nullable: true })
  sentOutAt: Date | null;
}
