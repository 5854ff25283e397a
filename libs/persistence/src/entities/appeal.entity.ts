import {
  APPEAL_STATES,
  type AppealState,
  type Decision,
  OPEN_APPEAL_STATES,
  RESULT_STATES,
  type ResultState,
} from '@bakylau/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/**
 * A candidate's appeal against the decision on a session; one for each session. While it is open nothing of the session may
 * be deleted: `OPEN_APPEAL_STATES` of libs/contracts names the states.
 */
@Entity('appeals')
@Index(['sessionId'], { unique: true })
@Index(['state'])
@Check(isOneOf('state', APPEAL_STATES))
@Check(isOneOf('result_state_before', RESULT_STATES))
@Check(`reviewer_id IS NULL OR reviewer_id <> first_reviewer_id`)
@Check(`state NOT IN ('granted', 'rejected') OR (reviewer_id IS NOT NULL AND ruling IS NOT NULL)`)
@Check(`(${isOneOf('state', OPEN_APPEAL_STATES)}) = (closed_at IS NULL)`)
@PersonalData({
  category: 'personal',
  holds: 'why a person thinks that the decision about their session is wrong, and what was ruled',
  erased: 'with the session, which stays while the appeal is open',
})
export class Appeal extends IdentifiedEntity {
  @Column('uuid')
  sessionId: string;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  @Column('text', { default: 'filed' })
  state: AppealState;

  /** What the candidate wrote. */
  @Column('text')
  statement: string;

  @Column('timestamptz')
  filedAt: Date;

  /** Who took the decision that is appealed; never the one who rules. */
  @Column('uuid')
  firstReviewerId: string;

  /** The decision that is appealed, as it was. */
  @Column('jsonb')
  firstDecision: Omit<Decision, 'decidedBy'>;

  /** Where the result stood; null when there was none. */
  @Column('text', { nullable: true })
  resultStateBefore: ResultState | null;

  /** Who took the appeal on. */
  @Column('uuid', { nullable: true })
  reviewerId: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'reviewer_id' })
  reviewer?: Relation<User> | null;

  /** What the candidate is told. */
  @Column('text', { nullable: true })
  ruling: string | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;
}
