import { type RetentionPeriods } from '@bakylau/contracts';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { User } from './user.entity';

/** One version of how long an exam's artefacts are kept; the highest holds. Rows are added, never changed. */
@Entity('exam_retentions')
@Check('version > 0')
@PersonalData({
  category: 'personal',
  holds: 'who set how long things of an exam are kept, and when',
  erased: 'with the exam',
})
export class ExamRetentionVersion {
  @PrimaryColumn('uuid')
  examId: string;

  @PrimaryColumn('integer')
  version: number;

  @ManyToOne(() => Exam, { onDelete: 'CASCADE' })
  exam?: Relation<Exam>;

  /** Days. */
  @Column('jsonb')
  periods: RetentionPeriods;

  @Column('uuid')
  setBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'set_by' })
  setter?: Relation<User>;

  @Column('timestamptz')
  setAt: Date;
}
