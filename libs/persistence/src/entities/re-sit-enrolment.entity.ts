import { RE_SIT_GROUNDS, type ReSitEntitlement } from '@bakylau/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { Attempt } from './attempt.entity';
import { Exam } from './exam.entity';
import { User } from './user.entity';

/** Why somebody sits an exam again, by which attempt, and who enrolled them. Written once, never changed; it goes when they are taken out. */
@Entity('re_sit_enrolments')
@Check(isOneOf('ground', RE_SIT_GROUNDS))
@Check(`counts = (ground <> 'without_fault')`)
@PersonalData({
  category: 'personal',
  holds: 'that a person sits an exam again, and why',
  erased: 'when the person is taken out, or with the exam or the person',
})
export class ReSitEnrolment {
  /** The exam in which it is sat again. */
  @PrimaryColumn('uuid')
  examId: string;

  @Index()
  @PrimaryColumn('uuid')
  userId: string;

  @ManyToOne(() => Exam, { onDelete: 'CASCADE' })
  exam?: Relation<Exam>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  user?: Relation<User>;

  /** An attempt lets its candidate sit again once. */
  @Index({ unique: true })
  @Column('uuid')
  sourceAttemptId: string;

  @ManyToOne(() => Attempt, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'source_attempt_id' })
  sourceAttempt?: Relation<Attempt>;

  @Column('text')
  ground: ReSitEntitlement['ground'];

  @Column('boolean')
  counts: boolean;

  @Column('uuid', { nullable: true })
  enrolledBy: string | null;

  @ManyToOne(() => User, { nullable: true, onDelete: 'SET NULL' })
  @JoinColumn({ name: 'enrolled_by' })
  enroller?: Relation<User> | null;

  @Column('timestamptz')
  enrolledAt: Date;
}
