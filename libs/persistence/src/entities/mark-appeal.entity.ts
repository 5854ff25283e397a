import {
  MARK_APPEAL_STATES,
  MARK_RAISES,
  type MarkAppealState,
  type MarkRaise,
  type StandingMarks,
} from '@bakylau/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { Attempt } from './attempt.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** A candidate's appeal against the confirmed marks of an attempt; one for each. Marks rise or stay, never fall. */
@Entity('mark_appeals')
@Check(isOneOf('state', MARK_APPEAL_STATES))
@Check(isOneOf('way', MARK_RAISES))
@Check(`(state = 'filed') = (closed_at IS NULL)`)
@Check(
  `(state IN ('raised', 'upheld')) = (decided_by IS NOT NULL) AND (decided_by IS NULL) = (reason IS NULL) AND (decided_by IS NULL) = (before IS NULL)`,
)
@Check(`(state = 'raised') = (after IS NOT NULL) AND (after IS NULL) = (way IS NULL)`)
@Check(
  `after IS NULL OR ((after ->> 'mark')::int >= (before ->> 'mark')::int AND (after ->> 'points')::float8 > (before ->> 'points')::float8)`,
)
@PersonalData({
  category: 'personal',
  holds: 'why a person thinks that their marks are too low, and what was decided',
  erased: 'with the attempt',
})
export class MarkAppeal extends IdentifiedEntity {
  @Column('uuid')
  attemptId: string;

  @OneToOne(() => Attempt, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'attempt_id' })
  attempt?: Relation<Attempt>;

  @Index()
  @Column('text', { default: 'filed' })
  state: MarkAppealState;

  /** What the candidate wrote. */
  @Column('text')
  statement: string;

  @Column('timestamptz')
  filedAt: Date;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'decided_by' })
  decider?: Relation<User> | null;

  /** What the candidate is told. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** Null when the marks stay. */
  @Column('text', { nullable: true })
  way: MarkRaise | null;

  /** The marks that were decided on, as they stood. */
  @Column('jsonb', { nullable: true })
  before: StandingMarks | null;

  /** Null when the marks stay. */
  @Column('jsonb', { nullable: true })
  after: StandingMarks | null;

  /** When it was decided or taken back. */
  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;
}
