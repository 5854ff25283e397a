import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Attempt } from './attempt.entity';
import { ExamItem } from './exam-item.entity';
import { IdentifiedEntity } from './identified.entity';

/** A file of a written answer; it lies in the object store. */
@Entity('answer_files')
@Index(['attemptId', 'itemId'])
@Check('size_bytes > 0')
@Check(`sha256 ~ '^[0-9a-f]{64}$'`)
@PersonalData({
  category: 'personal',
  holds: 'what a person handed in as a file, such as a photo of handwriting, and where it lies',
  erased: 'with the attempt; the hash stays in the chain as proof',
})
export class AnswerFileRecord extends IdentifiedEntity {
  @Column('uuid')
  attemptId: string;

  @ManyToOne(() => Attempt, { onDelete: 'CASCADE' })
  attempt?: Relation<Attempt>;

  @Column('uuid')
  itemId: string;

  @ManyToOne(() => ExamItem)
  item?: Relation<ExamItem>;

  @Column('text')
  contentType: string;

  @Column('integer')
  sizeBytes: number;

  /** Hex SHA-256 of the object. */
  @Column('text')
  sha256: string;

  @Column('text')
  objectKey: string;

  @Column('boolean')
  fromPhone: boolean;

  @Column('timestamptz')
  addedAt: Date;

  /** Taken out by the candidate; the row stays, because the chain names the object. */
  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;
}
