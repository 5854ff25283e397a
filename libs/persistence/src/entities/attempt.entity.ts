import { attemptSchema, type Attempt as AttemptView } from '@bakylau/contracts';
import { type DrawnItem } from '@bakylau/domain';
import { type SubmissionReceipt } from '@bakylau/recording';
import { Check, Column, CreateDateColumn, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

export const ATTEMPT_STATES = attemptSchema.shape.state.options;
export type AttemptState = AttemptView['state'];

@Entity('attempts')
@Unique(['examId', 'userId', 'number'])
@Index('IDX_attempts_running_deadline', ['deadlineAt'], { where: `state = 'in_progress'` })
@Check(isOneOf('state', ATTEMPT_STATES))
@Check(`state <> 'in_progress' OR (started_at IS NOT NULL AND deadline_at IS NOT NULL)`)
@Check('credited_ms >= 0')
@Check('number > 0')
@PersonalData({
  category: 'personal',
  holds: 'that a person sat an exam, when, and the time given back to them',
  erased: 'at the end of the retention period of exam records',
})
export class Attempt extends IdentifiedEntity {
  @Column('uuid')
  examId: string;

  @ManyToOne(() => Exam)
  exam?: Relation<Exam>;

  @Index()
  @Column('uuid')
  userId: string;

  @ManyToOne(() => User)
  user?: Relation<User>;

  /** From 1: how often the person has sat this exam with it. */
  @Column('integer', { default: 1 })
  number: number;

  @Column('text', { default: 'checking_in' })
  state: AttemptState;

  @Column('timestamptz', { nullable: true })
  startedAt: Date | null;

  /** Includes extra and credited time. */
  @Column('timestamptz', { nullable: true })
  deadlineAt: Date | null;

  /** Time given back for interruptions so far, ms. */
  @Column('integer', { default: 0 })
  creditedMs: number;

  /** Decides the order in which this candidate sees items and options; drawn at the start, null before. */
  @Column('integer', { nullable: true })
  shuffleSeed: number | null;

  /** The items that it drew, part by part, with their versions; null when it has all items of the exam. */
  @Column('jsonb', { nullable: true })
  draw: DrawnItem[] | null;

  /** The window of the candidate that holds it: only that one writes. Null before the first joined the media session. */
  @Column('uuid', { nullable: true })
  windowId: string | null;

  @Column('timestamptz', { nullable: true })
  submittedAt: Date | null;

  /** The signed hash of the answers; null before the hand-in. */
  @Column('jsonb', { nullable: true })
  receipt: SubmissionReceipt | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
