import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { User } from './user.entity';

/** An academic group that sits an exam as a whole: whoever joins it later is enrolled too. */
@Entity('exam_groups')
@PersonalData({
  category: 'personal',
  holds: 'who assigned a group to an exam',
  erased: 'with the exam',
})
export class ExamGroup {
  @PrimaryColumn('uuid')
  examId: string;

  /** As the registrar names it. */
  @Index()
  @PrimaryColumn('text')
  groupName: string;

  @ManyToOne(() => Exam, { onDelete: 'CASCADE' })
  exam?: Relation<Exam>;

  /** Null where no person did it. */
  @Column('uuid', { nullable: true })
  assignedBy: string | null;

  @ManyToOne(() => User, { nullable: true, onDelete: 'SET NULL' })
  @JoinColumn({ name: 'assigned_by' })
  assigner?: Relation<User> | null;

  @Column('timestamptz')
  assignedAt: Date;
}
