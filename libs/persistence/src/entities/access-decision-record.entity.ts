import { ACCESS_DECISIONS, type AccessDecision } from '@bakylau/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** What was decided against the rule for one candidate of an exam. Written once, never changed. */
@Entity('access_decisions')
@Index(['examId', 'userId'])
@Check(isOneOf('kind', ACCESS_DECISIONS))
@Check(`(kind = 'reopen') = (opens_until IS NOT NULL)`)
@PersonalData({
  category: 'personal',
  holds: 'that a person was admitted to an exam or let in after its end, why, and who decided',
  erased: 'with the exam or the person',
})
export class AccessDecisionRecord extends IdentifiedEntity {
  @Column('uuid')
  examId: string;

  @ManyToOne(() => Exam, { onDelete: 'CASCADE' })
  exam?: Relation<Exam>;

  @Column('uuid')
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  user?: Relation<User>;

  @Column('text')
  kind: AccessDecision['kind'];

  @Column('text')
  reason: string;

  @Column('text', { nullable: true })
  document: string | null;

  @Column('timestamptz', { nullable: true })
  opensUntil: Date | null;

  @Column('uuid')
  decidedBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'decided_by' })
  decider?: Relation<User>;

  @Column('timestamptz')
  decidedAt: Date;
}
