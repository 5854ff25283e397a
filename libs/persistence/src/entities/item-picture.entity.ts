import { Check, Column, CreateDateColumn, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';
import { ItemBank } from './item-bank.entity';

/** A picture that items of a bank show; its bytes lie in the object store. */
@Entity('item_pictures')
@Check('width_px > 0 AND height_px > 0 AND size_bytes > 0')
@PersonalData({ category: 'none', holds: '', erased: 'with the bank' })
export class ItemPictureFile extends IdentifiedEntity {
  @Index()
  @Column('uuid')
  bankId: string;

  @ManyToOne(() => ItemBank, { onDelete: 'CASCADE' })
  bank?: Relation<ItemBank>;

  @Column('integer')
  widthPx: number;

  @Column('integer')
  heightPx: number;

  @Column('integer')
  sizeBytes: number;

  /** SHA-256 of the bytes as they were sent, in hexadecimal; null for pictures of before it was kept. */
  @Column('text', { nullable: true })
  sourceSha256: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
