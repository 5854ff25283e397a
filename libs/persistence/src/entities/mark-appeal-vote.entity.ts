import { COMMISSION_DECISIONS, type CommissionDecision } from '@bakylau/contracts';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { MarkAppeal } from './mark-appeal.entity';
import { User } from './user.entity';

/** What one member of the commission is for; a later word of the same member takes its place until it is decided. */
@Entity('mark_appeal_votes')
@Check(isOneOf('decision', COMMISSION_DECISIONS))
@Check(`mark BETWEEN 0 AND 100 AND (decision = 'criteria') = (revision IS NOT NULL)`)
@PersonalData({
  category: 'personal',
  holds: 'what a member of a commission thinks of the marks of a person, and why',
  erased: 'with the appeal',
})
export class MarkAppealVote {
  @PrimaryColumn('uuid')
  appealId: string;

  @PrimaryColumn('uuid')
  memberId: string;

  @ManyToOne(() => MarkAppeal, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'appeal_id' })
  appeal?: Relation<MarkAppeal>;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'member_id' })
  member?: Relation<User>;

  @Column('text')
  decision: CommissionDecision;

  /** Of the exam, out of 100, if this is decided. */
  @Column('integer')
  mark: number;

  /** The revision by whose points the marks would rise; null unless they rise by criteria. */
  @Column('integer', { nullable: true })
  revision: number | null;

  @Column('text')
  reason: string;

  @Column('timestamptz')
  votedAt: Date;

  /** Whether it is among those that decided. */
  @Column('boolean', { default: false })
  carried: boolean;
}
