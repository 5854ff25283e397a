import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** One time that a person moved an exam from one window of its candidate to another. */
@Entity('window_moves')
@Index(['sessionId', 'movedAt'])
@PersonalData({
  category: 'personal',
  holds: 'who moved the exam of a person from one device to another, when and why',
  erased: 'with the session',
})
export class WindowMove extends IdentifiedEntity {
  @Column('uuid')
  sessionId: string;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  /** Browser and system as the browser told; null where that was not noted. */
  @Column('text', { nullable: true })
  fromDevice: string | null;

  /** As `fromDevice`. */
  @Column('text')
  toDevice: string;

  /** The candidate, where nobody proctors the exam; else a proctor. */
  @Column('uuid')
  movedBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'moved_by' })
  mover?: Relation<User>;

  /** What the proctor wrote; null where the candidate moved it. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  movedAt: Date;
}
