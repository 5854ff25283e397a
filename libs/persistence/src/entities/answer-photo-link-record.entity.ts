import { Check, Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Attempt } from './attempt.entity';
import { ExamItem } from './exam-item.entity';

/** The newest link by which a phone adds photos to an answer. */
@Entity('answer_photo_links')
@Check(`token_hash ~ '^[0-9a-f]{64}$'`)
@PersonalData({
  category: 'personal',
  holds: 'until when a phone may add photos to the answer of a person',
  erased: 'with the attempt; of no use ten minutes after it was made',
})
export class AnswerPhotoLinkRecord {
  @PrimaryColumn('uuid')
  attemptId: string;

  @PrimaryColumn('uuid')
  itemId: string;

  @ManyToOne(() => Attempt, { onDelete: 'CASCADE' })
  attempt?: Relation<Attempt>;

  @ManyToOne(() => ExamItem, { onDelete: 'CASCADE' })
  item?: Relation<ExamItem>;

  /** Hex SHA-256; the token itself is with the phone alone. */
  @Column('text', { unique: true })
  tokenHash: string;

  @Column('timestamptz')
  expiresAt: Date;
}
