import { type MarkingPolicy, type RubricContent } from '@bakylau/contracts';
import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { Attempt } from './attempt.entity';
import { Exam } from './exam.entity';

export const MARKING_SCRIPT_STATES = ['waiting', 'tie_break', 'marked'] as const;
export type MarkingScriptState = (typeof MARKING_SCRIPT_STATES)[number];

/** Handed-in work that people mark, under a code; with the criteria and the policy as they held at the hand-in. */
@Entity('marking_scripts')
@Unique(['examId', 'code'])
@Check(isOneOf('state', MARKING_SCRIPT_STATES))
@Check('mark IS NULL OR mark BETWEEN 0 AND 100')
@PersonalData({
  category: 'personal',
  holds: 'the code under which the work of a person is marked',
  erased: 'with the attempt',
})
export class MarkingScript {
  /** Random and not in the order of time, which would tell when the work was handed in. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  attemptId: string;

  @OneToOne(() => Attempt, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'attempt_id' })
  attempt?: Relation<Attempt>;

  @Index()
  @Column('uuid')
  examId: string;

  @ManyToOne(() => Exam)
  exam?: Relation<Exam>;

  @Column('text')
  code: string;

  @Column('text', { default: 'waiting' })
  state: MarkingScriptState;

  @Column('jsonb')
  rubric: RubricContent;

  @Column('jsonb')
  policy: MarkingPolicy;

  /** Of the result, once everybody needed has marked. */
  @Column('integer', { nullable: true })
  mark: number | null;
}
