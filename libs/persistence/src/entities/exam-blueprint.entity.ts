import { type BlueprintSection, type Locale, LOCALES } from '@bakylau/contracts';
import {
  Check,
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { holdsOnly } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { ItemBank } from './item-bank.entity';

/** What an exam draws for each candidate. The versions to draw from are the exam's items, taken when it was set. */
@Entity('exam_blueprints')
@Check(holdsOnly('languages', LOCALES))
@Check('item_count > 0')
@PersonalData({ category: 'none', holds: '', erased: 'with the exam' })
export class ExamBlueprint {
  @PrimaryColumn('uuid')
  examId: string;

  @OneToOne(() => Exam, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'exam_id' })
  exam?: Relation<Exam>;

  @Column('uuid')
  bankId: string;

  @ManyToOne(() => ItemBank)
  bank?: Relation<ItemBank>;

  @Column('text', { array: true })
  languages: Locale[];

  @Column('jsonb')
  sections: BlueprintSection[];

  /** How many items each candidate gets. */
  @Column('integer')
  itemCount: number;

  @Column('timestamptz')
  frozenAt: Date;
}
