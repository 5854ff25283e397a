import { type ItemMarking } from '@bakylau/contracts';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { MarkAppeal } from './mark-appeal.entity';
import { User } from './user.entity';

/** Marks of the commission as they stood once. Rows are only ever added: the newest one is what may be decided. */
@Entity('raised_marks_revisions')
@Check('revision > 0 AND mark BETWEEN 0 AND 100')
@PersonalData({
  category: 'personal',
  holds: 'marks and remarks on the work of a person, given on appeal',
  erased: 'with the appeal',
})
export class RaisedMarksRevision {
  @PrimaryColumn('uuid')
  appealId: string;

  @PrimaryColumn('integer')
  revision: number;

  @ManyToOne(() => MarkAppeal, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'appeal_id' })
  appeal?: Relation<MarkAppeal>;

  /** Out of 100, of what people mark. */
  @Column('integer')
  mark: number;

  @Column('jsonb')
  items: ItemMarking[];

  @Column('uuid')
  savedBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'saved_by' })
  saver?: Relation<User>;

  @Column('timestamptz')
  savedAt: Date;
}
