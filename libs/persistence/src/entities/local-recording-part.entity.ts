import { type CandidateChain, candidateChainSchema } from '@bakylau/contracts';
import { Check, Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';

/** A piece of what the candidate's browser recorded while the gateway could not be reached; it lies in the object store. */
@Entity('local_recording_parts')
@Check(isOneOf('chain', candidateChainSchema.options))
@Check('seq >= 0 AND start_ms >= 0 AND end_ms >= start_ms AND size_bytes > 0')
@Check(`sha256 ~ '^[0-9a-f]{64}$'`)
@Index(['sessionId'])
@PersonalData({
  category: 'recording',
  holds: 'where the pictures and sound of a person lie, and their hashes',
  erased:
    'the objects at the end of the retention period of recordings; the hashes stay with the session as proof',
})
export class LocalRecordingPart {
  @PrimaryColumn('uuid')
  recordingId: string;

  @PrimaryColumn('integer')
  seq: number;

  @Column('uuid')
  sessionId: string;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  @Column('text')
  chain: CandidateChain;

  /** Where the whole recording begins, session milliseconds. */
  @Column('integer')
  startMs: number;

  /** Up to where this part reaches. */
  @Column('integer')
  endMs: number;

  @Column('integer')
  sizeBytes: number;

  /** Hex SHA-256 of the object. */
  @Column('text')
  sha256: string;

  @Column('text')
  objectKey: string;
}
