import { type ItemKey, type ItemView, type LocalizedText } from '@bakylau/contracts';
import { Check, Column, Entity, ManyToOne, type Relation, Unique } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { IdentifiedEntity } from './identified.entity';

export const ITEM_KINDS = [
  'single_choice',
  'multiple_choice',
  'short_answer',
  'numeric',
] as const satisfies readonly ItemView['kind'][];

@Entity('exam_items')
@Unique(['examId', 'position'])
@Check(isOneOf('kind', ITEM_KINDS))
@Check('position > 0 AND points > 0')
@Check(`key ->> 'kind' = kind`)
@PersonalData({ category: 'none', holds: '', erased: 'with the exam' })
export class ExamItem extends IdentifiedEntity {
  @Column('uuid')
  examId: string;

  @ManyToOne(() => Exam, { onDelete: 'CASCADE' })
  exam?: Relation<Exam>;

  /** From 1, without gaps. */
  @Column('integer')
  position: number;

  @Column('text')
  kind: ItemView['kind'];

  @Column('jsonb')
  prompt: LocalizedText;

  @Column('jsonb')
  options: ItemView['options'];

  /** The right answer; it never leaves the server. */
  @Column('jsonb')
  key: ItemKey;

  @Column('float8')
  points: number;
}
