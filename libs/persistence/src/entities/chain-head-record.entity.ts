import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';

/** A signed state of a session's chain: nothing up to `seq` can be changed unseen. */
@Entity('chain_heads')
@PersonalData({ category: 'none', holds: '', erased: 'with the session' })
export class ChainHeadRecord {
  @PrimaryColumn('uuid')
  sessionId: string;

  @PrimaryColumn('integer')
  seq: number;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  /** Whoever holds it may ask whether the signature is valid, so it is looked up by. */
  @Index()
  @Column('text')
  hash: string;

  /** Ed25519, base64. */
  @Column('text')
  signature: string;

  /** ISO 8601 as signed, kept as text because the signature covers it. */
  @Column('text')
  signedAt: string;
}
