import { Check, Column, CreateDateColumn, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';
import { ItemBank } from './item-bank.entity';

/** An item of a bank; what it says is in its versions. */
@Entity('bank_items')
@Check('latest_version > 0')
@PersonalData({ category: 'none', holds: '', erased: 'with the bank' })
export class BankItem extends IdentifiedEntity {
  @Index()
  @Column('uuid')
  bankId: string;

  @ManyToOne(() => ItemBank, { onDelete: 'CASCADE' })
  bank?: Relation<ItemBank>;

  /** The number of the newest version. */
  @Column('integer')
  latestVersion: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
