import { type FinalGrade, RESULT_STATES, type ResultState } from '@bakylau/contracts';
import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  type Relation,
  UpdateDateColumn,
} from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { Attempt } from './attempt.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** Points of one item of an attempt. */
export interface ItemScore {
  itemId: string;
  points: number;
  maxPoints: number;
  answered: boolean;
}

@Entity('results')
@Check(isOneOf('state', RESULT_STATES))
@Check('points >= 0 AND points <= max_points AND mark BETWEEN 0 AND 100')
@Check(`state <> 'confirmed' OR (confirmed_by IS NOT NULL AND confirmed_at IS NOT NULL)`)
@PersonalData({
  category: 'personal',
  holds: 'marks and the final grade of a person, who confirmed them, and why',
  erased: 'at the end of the retention period of exam records',
})
export class ExamResult extends IdentifiedEntity {
  @Column('uuid')
  attemptId: string;

  @OneToOne(() => Attempt)
  @JoinColumn({ name: 'attempt_id' })
  attempt?: Relation<Attempt>;

  @Column('float8')
  points: number;

  @Column('float8')
  maxPoints: number;

  /** Out of 100. */
  @Column('integer')
  mark: number;

  @Column('text')
  letter: string;

  @Column('float8')
  gradePoint: number;

  @Column('jsonb')
  itemScores: ItemScore[];

  @Index()
  @Column('text', { default: 'provisional' })
  state: ResultState;

  @Column('uuid', { nullable: true })
  confirmedBy: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'confirmed_by' })
  confirmer?: Relation<User> | null;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;

  /** The examiner's words; null without a confirmation, and for one from before they were asked for. */
  @Column('text', { nullable: true })
  confirmationReason: string | null;

  /**
   * The final grade as it was confirmed, with rating, weights and rounding; raised marks and a rating that was missing make it anew.
   * Null without a confirmation, and for one from before it was kept.
   */
  @Column('jsonb', { nullable: true })
  confirmedFinal: FinalGrade | null;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
