import { EXAMINERS_AT_MOST } from '@bakylau/contracts';
import { Check, Column, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';
import { MarkingScript } from './marking-script.entity';
import { User } from './user.entity';

/** One person's part in the marking of a work. */
@Entity('script_markings')
@Unique(['scriptId', 'place'])
@Unique(['scriptId', 'markerId'])
@Check(`place BETWEEN 1 AND ${EXAMINERS_AT_MOST}`)
@PersonalData({
  category: 'personal',
  holds: 'who marks the work of a person',
  erased: 'with the attempt',
})
export class ScriptMarking extends IdentifiedEntity {
  @Column('uuid')
  scriptId: string;

  @ManyToOne(() => MarkingScript, { onDelete: 'CASCADE' })
  script?: Relation<MarkingScript>;

  @Index()
  @Column('uuid')
  markerId: string;

  @ManyToOne(() => User)
  marker?: Relation<User>;

  /** From 1 in the order of claiming; 3 breaks a tie of two. In an oral exam the seat in the panel. */
  @Column('integer')
  place: number;

  @Column('timestamptz')
  claimedAt: Date;
}
