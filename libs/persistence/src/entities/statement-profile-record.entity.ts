import { type StatementProfile } from '@bakylau/contracts';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { User } from './user.entity';

/** A column mapping for another system, by its name. */
@Entity('statement_profiles')
@PersonalData({
  category: 'personal',
  holds: 'who changed a column mapping last',
  erased: 'when the mapping is changed again',
})
export class StatementProfileRecord {
  @PrimaryColumn('text')
  name: string;

  @Column('jsonb')
  profile: StatementProfile;

  @Column('uuid')
  changedBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'changed_by' })
  changer?: Relation<User>;

  @Column('timestamptz')
  changedAt: Date;
}
