import { Check, Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';

/** One line of a session's evidence chain; each carries the hash of the one before. Written by SessionChainService only. */
@Entity('chain_entries')
// Written by hand in its migration: events of people in the room of an oral exam, by examiner.
@Index('IDX_chain_entries_examiner', { synchronize: false })
@Check('seq >= 0')
@Check(`hash ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$'`)
@PersonalData({
  category: 'personal',
  holds: 'what happened in a session when: segments with their hashes, incidents, verdicts, decisions',
  erased: 'with the session; never line by line, which would break the chain',
})
export class ChainEntryRecord {
  @PrimaryColumn('uuid')
  sessionId: string;

  @PrimaryColumn('integer')
  seq: number;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  /** Session milliseconds. */
  @Column('integer')
  atMs: number;

  /** The same moment in UTC as ISO 8601, kept as text because the hash covers it. */
  @Column('text')
  utc: string;

  @Column('text')
  kind: string;

  @Column('jsonb')
  payload: object;

  @Column('text')
  previousHash: string;

  @Column('text')
  hash: string;
}
