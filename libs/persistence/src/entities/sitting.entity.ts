import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { IdentifiedEntity } from './identified.entity';

/** A time and place at which candidates of an exam sit it. An exam without any is open to its candidates all the time. */
@Entity('sittings')
@Check('opens_at <= last_start_at AND last_start_at < closes_at')
@Check('capacity > 0 AND candidates_per_proctor > 0 AND slot_minutes > 0')
@PersonalData({ category: 'none', holds: '', erased: 'with the exam' })
export class Sitting extends IdentifiedEntity {
  @Index()
  @Column('uuid')
  examId: string;

  @ManyToOne(() => Exam, { onDelete: 'CASCADE' })
  exam?: Relation<Exam>;

  @Column('text')
  room: string;

  @Column('timestamptz')
  opensAt: Date;

  /** Nobody starts after it. */
  @Column('timestamptz')
  lastStartAt: Date;

  @Column('timestamptz')
  closesAt: Date;

  @Column('integer')
  capacity: number;

  /** Length of each candidate's own time; null where all sit together. */
  @Column('integer', { nullable: true })
  slotMinutes: number | null;

  @Column('integer')
  candidatesPerProctor: number;

  /** Groups that it is for; empty for everybody. */
  @Column('text', { array: true, default: () => `'{}'` })
  groupNames: string[];

  @Column('timestamptz')
  changedAt: Date;
}
