import { BANK_ROLES, type BankRole } from '@bakylau/contracts';
import { Check, Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { ItemBank } from './item-bank.entity';
import { User } from './user.entity';

@Entity('item_bank_members')
@Check(isOneOf('role', BANK_ROLES))
@PersonalData({
  category: 'personal',
  holds: 'which staff work in which banks of items',
  erased: 'with the bank, or when the person leaves it',
})
export class ItemBankMember {
  @PrimaryColumn('uuid')
  bankId: string;

  @Index()
  @PrimaryColumn('uuid')
  userId: string;

  @ManyToOne(() => ItemBank, { onDelete: 'CASCADE' })
  bank?: Relation<ItemBank>;

  @ManyToOne(() => User)
  user?: Relation<User>;

  @Column('text')
  role: BankRole;
}
