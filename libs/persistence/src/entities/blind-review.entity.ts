import { DECISION_OUTCOMES, type DecisionOutcome } from '@bakylau/contracts';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';
import { IdentifiedEntity } from './identified.entity';

/**
 * A clean session that was drawn for a second review. It measures reviewers and changes nothing for the candidate: what the
 * second reviewer finds goes to an administrator, who may have the session looked at again.
 */
@Entity('blind_reviews')
@Index(['sessionId'], { unique: true })
@Check(isOneOf('outcome', DECISION_OUTCOMES))
@Check('second_reviewer_id IS NULL OR second_reviewer_id <> first_reviewer_id')
@Check(
  '(outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (reason IS NULL) AND (outcome IS NULL OR second_reviewer_id IS NOT NULL)',
)
@PersonalData({
  category: 'personal',
  holds: 'what a second member of staff thought of the session of a person, and who the two are',
  erased: 'with the session',
})
export class BlindReview extends IdentifiedEntity {
  @Column('uuid')
  sessionId: string;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  @Column('uuid')
  firstReviewerId: string;

  @Column('timestamptz')
  drawnAt: Date;

  /** The first other reviewer who gives a verdict or a decision takes it. */
  @Column('uuid', { nullable: true })
  secondReviewerId: string | null;

  @Column('text', { nullable: true })
  outcome: DecisionOutcome | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;
}
