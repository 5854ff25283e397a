import { WEBHOOK_KINDS, type WebhookKind } from '@bakylau/contracts';
import { Check, Column, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { holdsOnly } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** An address that is told of sessions and results. Its secret is derived from the service's, so no row holds it. */
@Entity('webhooks')
@Check(holdsOnly('kinds', WEBHOOK_KINDS))
@PersonalData({
  category: 'personal',
  holds: 'who had an address told of sessions and results',
  erased: 'never: it says where data went',
})
export class Webhook extends IdentifiedEntity {
  @Column('text')
  url: string;

  @Column('text', { array: true })
  kinds: WebhookKind[];

  @Column('boolean', { default: true })
  enabled: boolean;

  @Column('uuid')
  createdBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'created_by' })
  creator?: Relation<User>;

  @Column('timestamptz')
  createdAt: Date;
}
