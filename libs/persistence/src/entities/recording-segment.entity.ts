import { recordingChainSchema, type RecordingChain } from '@bakylau/contracts';
import { type RecordingHole, type SegmentTrack } from '@bakylau/recording';
import { Check, Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';

/** A closed piece of recording that lies in the object store. */
@Entity('recording_segments')
@Check(isOneOf('chain', recordingChainSchema.options))
@Check('run > 0 AND seq >= 0 AND end_ms >= start_ms AND size_bytes > 0')
@Check(`sha256 ~ '^[0-9a-f]{64}$'`)
@PersonalData({
  category: 'recording',
  holds: 'where the pictures and sound of a person lie, and their hashes',
  erased:
    'the objects at the end of the retention period of recordings; the hashes stay with the session as proof',
})
export class RecordingSegment {
  @PrimaryColumn('uuid')
  sessionId: string;

  @PrimaryColumn('text')
  chain: RecordingChain;

  @PrimaryColumn('integer')
  run: number;

  @PrimaryColumn('integer')
  seq: number;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  /** Session milliseconds of the first block. */
  @Column('integer')
  startMs: number;

  @Column('integer')
  endMs: number;

  @Column('integer')
  sizeBytes: number;

  /** Hex SHA-256 of the whole object. */
  @Column('text')
  sha256: string;

  @Column('text')
  objectKey: string;

  @Column('jsonb')
  tracks: SegmentTrack[];

  @Column('jsonb')
  holes: RecordingHole[];
}
