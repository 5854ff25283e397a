import {
  BANK_ITEM_STATES,
  type BankItemContent,
  type BankItemState,
  bankItemKindSchema,
  type ItemDifficulty,
  type ItemKind,
  type Locale,
  LOCALES,
} from '@bakylau/contracts';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  type Relation,
  Unique,
} from 'typeorm';
import { holdsOnly, isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { BankItem } from './bank-item.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/**
 * One version of an item. A trigger of the database refuses every change but that of its review, and of an approved one every change but
 * its rejection.
 */
@Entity('bank_item_versions')
@Unique(['itemId', 'version'])
@Check('version > 0')
@Check(isOneOf('state', BANK_ITEM_STATES))
@Check(isOneOf('kind', bankItemKindSchema.options))
@Check(holdsOnly('languages', LOCALES))
@Check('difficulty BETWEEN 1 AND 3')
@Check(`(state IN ('approved', 'rejected')) = (reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL)`)
@Check('reviewed_by <> author_id')
@PersonalData({
  category: 'personal',
  holds: 'who wrote and who reviewed a version of an item',
  erased: 'with the bank; both stay named until then',
})
export class BankItemVersion extends IdentifiedEntity {
  @Column('uuid')
  itemId: string;

  @ManyToOne(() => BankItem, { onDelete: 'CASCADE' })
  item?: Relation<BankItem>;

  @Column('integer')
  version: number;

  /** Validated when it was stored. The columns below repeat what lists and draws look for. */
  @Column('jsonb')
  content: BankItemContent;

  @Column('text')
  kind: ItemKind;

  @Column('text')
  topic: string;

  @Column('integer', { nullable: true })
  difficulty: ItemDifficulty | null;

  /** In which it is whole. */
  @Column('text', { array: true })
  languages: Locale[];

  /** What it asks in each of its languages, as SHA-256: equal for the same question. Null for versions of before, until an import asks. */
  @Column('text', { array: true, nullable: true })
  fingerprints: string[] | null;

  @Column('uuid')
  authorId: string;

  @ManyToOne(() => User)
  author?: Relation<User>;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('text', { default: 'draft' })
  state: BankItemState;

  /** Who approved or rejected it; null before. */
  @Column('uuid', { nullable: true })
  reviewedBy: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'reviewed_by' })
  reviewer?: Relation<User> | null;

  @Column('timestamptz', { nullable: true })
  reviewedAt: Date | null;

  @Column('text', { nullable: true })
  reviewComment: string | null;
}
