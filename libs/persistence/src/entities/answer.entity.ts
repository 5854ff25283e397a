import { type AnswerValue } from '@bakylau/contracts';
import { Check, Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Attempt } from './attempt.entity';
import { ExamItem } from './exam-item.entity';

@Entity('answers')
@Check('revision > 0 AND client_revision > 0')
@PersonalData({ category: 'personal', holds: 'what a person answered, and when', erased: 'with the attempt' })
export class Answer {
  @PrimaryColumn('uuid')
  attemptId: string;

  @PrimaryColumn('uuid')
  itemId: string;

  @ManyToOne(() => Attempt, { onDelete: 'CASCADE' })
  attempt?: Relation<Attempt>;

  @ManyToOne(() => ExamItem)
  item?: Relation<ExamItem>;

  @Column('jsonb')
  value: AnswerValue;

  /** Grows by one with every stored change. */
  @Column('integer')
  revision: number;

  /** The browser's number of the stored change; a lower or equal one that comes later changes nothing. */
  @Column('integer')
  clientRevision: number;

  @Column('timestamptz')
  savedAt: Date;
}
