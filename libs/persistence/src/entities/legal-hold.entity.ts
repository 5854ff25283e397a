import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { ExamSession } from './exam-session.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** Nothing of the person, of the one session, or of all who sat the exam, is deleted while `releasedAt` is null. */
@Entity('legal_holds')
@Index(['personId'])
@Index(['examId'])
@Check('(person_id IS NULL) <> (exam_id IS NULL) AND (session_id IS NULL OR person_id IS NOT NULL)')
@Check('(released_at IS NULL) = (released_by IS NULL) AND (released_at IS NULL) = (release_reason IS NULL)')
@PersonalData({
  category: 'personal',
  holds: 'that the data of a person, or of all who sat an exam, must be kept and why, and who said so',
  erased: 'with the person, once it is released',
})
export class LegalHold extends IdentifiedEntity {
  /** Null for a hold on an exam. */
  @Column('uuid', { nullable: true })
  personId: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'person_id' })
  person?: Relation<User> | null;

  /** Null for a hold on a person. */
  @Column('uuid', { nullable: true })
  examId: string | null;

  @ManyToOne(() => Exam, { nullable: true })
  exam?: Relation<Exam> | null;

  /** Null when everything of the person, or of the exam, is held. */
  @Column('uuid', { nullable: true })
  sessionId: string | null;

  @ManyToOne(() => ExamSession, { nullable: true })
  session?: Relation<ExamSession> | null;

  @Column('text')
  reason: string;

  @Column('uuid')
  placedBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'placed_by' })
  placer?: Relation<User>;

  @Column('timestamptz')
  placedAt: Date;

  @Column('uuid', { nullable: true })
  releasedBy: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'released_by' })
  releaser?: Relation<User> | null;

  @Column('timestamptz', { nullable: true })
  releasedAt: Date | null;

  @Column('text', { nullable: true })
  releaseReason: string | null;
}
