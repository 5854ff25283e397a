import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamEnrolment } from './exam-enrolment.entity';
import { Sitting } from './sitting.entity';
import { User } from './user.entity';

/** That a candidate sits an exam at one of its sittings. */
@Entity('sitting_places')
@Index(['examId', 'userId'])
@Index(['sittingId', 'startsAt'], { unique: true })
@PersonalData({
  category: 'personal',
  holds: 'when and where a person sits an exam',
  erased: 'with the enrolment',
})
export class SittingPlace {
  @PrimaryColumn('uuid')
  sittingId: string;

  @Index()
  @PrimaryColumn('uuid')
  userId: string;

  @Column('uuid')
  examId: string;

  @ManyToOne(() => Sitting, { onDelete: 'CASCADE' })
  sitting?: Relation<Sitting>;

  @ManyToOne(() => ExamEnrolment, { onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'exam_id', referencedColumnName: 'examId' },
    { name: 'user_id', referencedColumnName: 'userId' },
  ])
  enrolment?: Relation<ExamEnrolment>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  user?: Relation<User>;

  /** The own time; null where all sit together. */
  @Column('timestamptz', { nullable: true })
  startsAt: Date | null;
}
