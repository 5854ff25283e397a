import { Check, Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { User } from './user.entity';

export const EXAM_STAFF_ROLES = ['proctor', 'examiner'] as const;
export type ExamStaffRole = (typeof EXAM_STAFF_ROLES)[number];

/** Which exams a proctor or examiner may see. */
@Entity('exam_staff')
@Check(isOneOf('role', EXAM_STAFF_ROLES))
@PersonalData({
  category: 'personal',
  holds: 'who proctors or examines which exam',
  erased: 'with the exam or the person',
})
export class ExamStaff {
  @PrimaryColumn('uuid')
  examId: string;

  @Index()
  @PrimaryColumn('uuid')
  userId: string;

  @PrimaryColumn('text')
  role: ExamStaffRole;

  /** That a sitting brought the proctor in: the row goes with the last one that names them. */
  @Column('boolean', { default: false })
  bySitting: boolean;

  @ManyToOne(() => Exam, { onDelete: 'CASCADE' })
  exam?: Relation<Exam>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  user?: Relation<User>;
}
