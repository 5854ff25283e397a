import { type LocalizedText } from '@bakylau/contracts';
import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** A bank of items that exams draw from. Who works in it is said by its members. */
@Entity('item_banks')
@PersonalData({
  category: 'personal',
  holds: 'who made a bank of items',
  erased: 'with the bank; the maker stays named until then',
})
export class ItemBank extends IdentifiedEntity {
  @Column('jsonb')
  title: LocalizedText;

  @Column('uuid')
  createdBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'created_by' })
  creator?: Relation<User>;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
