import { type Artefact, artefactSchema, type DeletionRule, deletionRuleSchema } from '@bakylau/contracts';
import { type DeletedObject, type DeletionReceipt } from '@bakylau/recording';
import { Check, Column, Entity, Index } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';

/**
 * An ordered deletion, and its signed receipt once every object was found gone. The rows that led to the objects go in the
 * transaction that orders it; the objects after that, as often as it takes. No foreign keys: a receipt outlives what it names.
 */
@Entity('deletions')
@Index(['personId'])
@Index(['sessionId'])
@Index('IDX_deletions_unfinished', ['orderedAt'], { where: 'receipt IS NULL' })
@Check(isOneOf('artefact', artefactSchema.options))
@Check(isOneOf('rule', deletionRuleSchema.options))
@Check('tries >= 0 AND rows >= 0')
@PersonalData({
  category: 'personal',
  holds: 'what of a person was deleted when and why, by keys of objects that are gone',
  erased: 'at the end of the retention period of audit records',
})
export class Deletion extends IdentifiedEntity {
  @Column('text')
  artefact: Artefact;

  @Column('text')
  rule: DeletionRule;

  /** The period that was over; null for an erasure. */
  @Column('integer', { nullable: true })
  days: number | null;

  @Column('uuid')
  personId: string;

  /** Null for what belongs to no session. */
  @Column('uuid', { nullable: true })
  sessionId: string | null;

  /** Everything that the store had when it was ordered. */
  @Column('jsonb')
  objects: DeletedObject[];

  /** Rows of the database that were removed or emptied. */
  @Column('integer')
  rows: number;

  @Column({ type: 'timestamptz', precision: 3 })
  orderedAt: Date;

  /** The administrator who erases; null for the sweep. */
  @Column('uuid', { nullable: true })
  orderedBy: string | null;

  @Column('integer', { default: 0 })
  tries: number;

  @Column('jsonb', { nullable: true })
  receipt: DeletionReceipt | null;
}
