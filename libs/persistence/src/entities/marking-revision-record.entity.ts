import { type ItemMarking } from '@bakylau/contracts';
import { Check, Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { ScriptMarking } from './script-marking.entity';

/** Marks as they stood once. Rows are only ever added: the last submitted one of a marking counts. */
@Entity('marking_revisions')
@Check('revision > 0 AND mark BETWEEN 0 AND 100')
@PersonalData({
  category: 'personal',
  holds: 'marks and remarks on the work of a person',
  erased: 'with the attempt',
})
export class MarkingRevisionRecord {
  @PrimaryColumn('uuid')
  markingId: string;

  @PrimaryColumn('integer')
  revision: number;

  @ManyToOne(() => ScriptMarking, { onDelete: 'CASCADE' })
  marking?: Relation<ScriptMarking>;

  @Column('boolean')
  submitted: boolean;

  /** Out of 100, of the criteria marked so far. */
  @Column('integer')
  mark: number;

  @Column('jsonb')
  items: ItemMarking[];

  @Column('timestamptz')
  savedAt: Date;
}
