import { type IndividualBreaks } from '@bakylau/contracts';
import { Check, Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { User } from './user.entity';

@Entity('exam_enrolments')
@Check('extra_minutes >= 0')
@PersonalData({
  category: 'personal',
  holds: 'who sits which exam, and the extra minutes and the breaks of an accommodation',
  erased: 'with the exam or the person',
})
export class ExamEnrolment {
  @PrimaryColumn('uuid')
  examId: string;

  @Index()
  @PrimaryColumn('uuid')
  userId: string;

  @ManyToOne(() => Exam, { onDelete: 'CASCADE' })
  exam?: Relation<Exam>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  user?: Relation<User>;

  /** The group through which the person came into the exam; null for one enrolled by name. */
  @Column('text', { nullable: true })
  byGroup: string | null;

  @Column('integer', { default: 0 })
  extraMinutes: number;

  /** Own breaks; null for none. */
  @Column('jsonb', { nullable: true })
  breaks: IndividualBreaks | null;
}
