import { type LocalizedHtml, type LocalizedText } from '@bakylau/contracts';
import { Check, Column, Entity, ManyToOne, type Relation, Unique } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { IdentifiedEntity } from './identified.entity';

/** A part of a case, given out so many minutes after the start. */
@Entity('case_materials')
@Unique(['examId', 'position'])
@Check('position > 0 AND after_minutes >= 0')
@PersonalData({ category: 'none', holds: '', erased: 'with the exam' })
export class CaseMaterialRecord extends IdentifiedEntity {
  @Column('uuid')
  examId: string;

  @ManyToOne(() => Exam, { onDelete: 'CASCADE' })
  exam?: Relation<Exam>;

  @Column('integer')
  position: number;

  @Column('jsonb')
  title: LocalizedText;

  /** Taken through the same sieve as answers when it was stored. */
  @Column('jsonb')
  html: LocalizedHtml;

  @Column('integer')
  afterMinutes: number;
}
