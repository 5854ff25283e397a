import {
  type ItemDifficulty,
  itemKindSchema,
  type ItemKey,
  type ItemKind,
  type ItemPicture,
  type ItemView,
  type LocalizedHtml,
  type LocalizedText,
  type WrittenTask,
} from '@bakylau/contracts';
import { Check, Column, Entity, ManyToOne, type Relation, Unique } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { BankItemVersion } from './bank-item-version.entity';
import { Exam } from './exam.entity';
import { IdentifiedEntity } from './identified.entity';

@Entity('exam_items')
@Unique(['examId', 'position'])
@Check(isOneOf('kind', itemKindSchema.options))
@Check('position > 0 AND points > 0')
@Check(`key ->> 'kind' = kind`)
@Check(`(kind = 'written') = (written_task IS NOT NULL)`)
@Check(`ticket IS NULL OR (ticket > 0 AND kind = 'written')`)
@PersonalData({ category: 'none', holds: '', erased: 'with the exam' })
export class ExamItem extends IdentifiedEntity {
  @Column('uuid')
  examId: string;

  @ManyToOne(() => Exam, { onDelete: 'CASCADE' })
  exam?: Relation<Exam>;

  /** From 1, without gaps. */
  @Column('integer')
  position: number;

  @Column('text')
  kind: ItemKind;

  /** Where it has more than plain text, the words of `promptHtml`, for lists and statistics. */
  @Column('jsonb')
  prompt: LocalizedText;

  /** With formulas and tables; taken through the same sieve as answers when it was stored. */
  @Column('jsonb', { nullable: true })
  promptHtml: LocalizedHtml | null;

  @Column('jsonb')
  options: ItemView['options'];

  /** Premises of a matching, gaps of a cloze; empty for all others. */
  @Column('jsonb', { default: () => `'[]'` })
  parts: ItemView['parts'];

  /** What the answer may consist of; written items alone have it. */
  @Column('jsonb', { nullable: true })
  writtenTask: WrittenTask | null;

  /** The right answer; it never leaves the server. */
  @Column('jsonb')
  key: ItemKey;

  @Column('float8')
  points: number;

  @Column('jsonb', { default: () => `'[]'` })
  pictures: ItemPicture[];

  /** The version that it was taken from; null for an item that no bank holds. */
  @Column('uuid', { nullable: true })
  bankVersionId: string | null;

  @ManyToOne(() => BankItemVersion, { nullable: true })
  bankVersion?: Relation<BankItemVersion> | null;

  /** What a blueprint draws by. */
  @Column('text', { default: '' })
  topic: string;

  @Column('integer', { nullable: true })
  difficulty: ItemDifficulty | null;

  /** Of an oral exam: the number of the ticket that it stands on. */
  @Column('integer', { nullable: true })
  ticket: number | null;
}
