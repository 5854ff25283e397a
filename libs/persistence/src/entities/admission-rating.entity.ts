import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { User } from './user.entity';

/** Points of a candidate before an exam, from the registrar's list; a later list replaces them and the audit keeps both. */
@Entity('admission_ratings')
@Check('rating BETWEEN 0 AND 100')
@PersonalData({
  category: 'personal',
  holds: 'how many points a person had before an exam, and who brought them',
  erased: 'with the exam or the person',
})
export class AdmissionRating {
  @PrimaryColumn('uuid')
  examId: string;

  @Index()
  @PrimaryColumn('uuid')
  userId: string;

  @ManyToOne(() => Exam, { onDelete: 'CASCADE' })
  exam?: Relation<Exam>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  user?: Relation<User>;

  /** 0 to 100 with at most two decimals. */
  @Column('float8')
  rating: number;

  @Column('uuid')
  givenBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'given_by' })
  giver?: Relation<User>;

  @Column('timestamptz')
  givenAt: Date;
}
