import { Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Sitting } from './sitting.entity';
import { User } from './user.entity';

/** That a proctor watches a sitting. */
@Entity('sitting_proctors')
@PersonalData({
  category: 'personal',
  holds: 'who watches which sitting',
  erased: 'with the sitting or the person',
})
export class SittingProctor {
  @PrimaryColumn('uuid')
  sittingId: string;

  @Index()
  @PrimaryColumn('uuid')
  userId: string;

  @ManyToOne(() => Sitting, { onDelete: 'CASCADE' })
  sitting?: Relation<Sitting>;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  user?: Relation<User>;
}
