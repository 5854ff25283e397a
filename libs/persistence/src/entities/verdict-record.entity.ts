import { type Verdict, type VerdictReason, verdictReasonSchema, verdictSchema } from '@bakylau/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { BlindReview } from './blind-review.entity';
import { IdentifiedEntity } from './identified.entity';
import { IncidentRecord } from './incident-record.entity';
import { User } from './user.entity';

/**
 * One act of judging an incident. Rows are only added: an undo is a row of its own that brings back what stood before. The
 * incident's own columns repeat the last row that is not part of a blind review.
 */
@Entity('verdict_records')
@Index(['incidentId', 'at'])
@Index(['blindReviewId'])
@Check(isOneOf('verdict', verdictSchema.options))
@Check(isOneOf('reason', verdictReasonSchema.options))
@Check(`(verdict = 'pending') = (reason IS NULL)`)
@PersonalData({
  category: 'personal',
  holds: 'who judged what a person was seen doing, how and why, and every change of it',
  erased: 'with the incident',
})
export class VerdictRecord extends IdentifiedEntity {
  @Column('uuid')
  incidentId: string;

  @ManyToOne(() => IncidentRecord, { onDelete: 'CASCADE' })
  incident?: Relation<IncidentRecord>;

  @Column('text')
  verdict: Verdict;

  @Column('text', { nullable: true })
  reason: VerdictReason | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('uuid')
  userId: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  /** The same for all verdicts of one bulk act; null for a single one. */
  @Column('uuid', { nullable: true })
  bulkId: string | null;

  /** The record whose effect this one takes back; null unless it is an undo. */
  @Column('uuid', { nullable: true })
  undoes: string | null;

  /** Set when the verdict belongs to a second review that must not touch the first. */
  @Column('uuid', { nullable: true })
  blindReviewId: string | null;

  @ManyToOne(() => BlindReview, { nullable: true, onDelete: 'CASCADE' })
  blindReview?: Relation<BlindReview> | null;
}
