import {
  MEDIA_SOURCES,
  type MediaSource,
  SESSION_STATES,
  type SessionState,
  type UploadProfile,
  uploadProfileSchema,
} from '@bakylau/contracts';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  OneToOne,
  JoinColumn,
  type Relation,
  UpdateDateColumn,
} from 'typeorm';
import { holdsOnly, isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { Attempt } from './attempt.entity';
import { IdentifiedEntity } from './identified.entity';

/** The proctored session of one attempt. Its exam is the attempt's. */
@Entity('sessions')
@Check(isOneOf('state', SESSION_STATES))
@Check(holdsOnly('live_sources', MEDIA_SOURCES))
@Check(isOneOf('upload_profile', uploadProfileSchema.options))
@Check('run >= 0')
@PersonalData({
  category: 'personal',
  holds: 'when a person was watched, and by which media',
  erased: 'at the end of the retention period of exam records',
})
export class ExamSession extends IdentifiedEntity {
  @Column('uuid')
  attemptId: string;

  @OneToOne(() => Attempt)
  @JoinColumn({ name: 'attempt_id' })
  attempt?: Relation<Attempt>;

  @Index()
  @Column('text', { default: 'scheduled' })
  state: SessionState;

  /** UTC instant of millisecond 0 of the session clock; null before the candidate's page first joined. */
  @Column({ type: 'timestamptz', nullable: true, precision: 3 })
  epoch: Date | null;

  /** Number of the latest media run; 0 before the first. */
  @Column('integer', { default: 0 })
  run: number;

  /** Sources whose packets arrive now. */
  @Column('text', { array: true, default: () => `'{}'` })
  liveSources: MediaSource[];

  /** The gateway that holds the media; null when none does. */
  @Index()
  @Column('text', { nullable: true })
  gatewayId: string | null;

  @Column('text', { nullable: true })
  uploadProfile: UploadProfile | null;

  /** The lot that says when scans of the room are asked for; drawn at the start, null before. */
  @Column('integer', { nullable: true })
  roomScanSeed: number | null;

  /** When the media was lost, while the session is interrupted; else null. */
  @Column({ type: 'timestamptz', nullable: true, precision: 3 })
  interruptedAt: Date | null;

  /** When the recording and the chain were closed and the manifest exported. */
  @Column('timestamptz', { nullable: true })
  finalisedAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
