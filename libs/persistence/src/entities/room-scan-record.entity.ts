import {
  ROOM_SCAN_STATES,
  type RoomScanDevice,
  roomScanDeviceSchema,
  type RoomScanOrigin,
  roomScanOriginSchema,
  type RoomScanRefusal,
  type RoomScanState,
  type RoomSector,
} from '@bakylau/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** One scan of the room that a candidate was asked for, and what came of it. */
@Entity('room_scans')
@Index(['sessionId', 'askedAt'])
@Index('UQ_room_scans_unfinished', ['sessionId'], { unique: true, where: `state IN ('asked', 'open')` })
@Check(isOneOf('origin', roomScanOriginSchema.options))
@Check(isOneOf('state', ROOM_SCAN_STATES))
@Check(isOneOf('device', roomScanDeviceSchema.options))
@Check(`(origin = 'proctor') = (asked_by IS NOT NULL AND reason IS NOT NULL)`)
@Check(`(state = 'excused') = (excused_by IS NOT NULL)`)
@Check('tries >= 0 AND credited_ms >= 0 AND reserved_ms >= 0 AND covered_deg BETWEEN 0 AND 360')
@PersonalData({
  category: 'recording',
  holds:
    'that a person showed their room or why not, what was counted in it, the key of a strip of pictures of it',
  erased: 'the strip with the recording of the session or before, the row with the session',
})
export class RoomScanRecord extends IdentifiedEntity {
  @Column('uuid')
  sessionId: string;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  @Column('text')
  origin: RoomScanOrigin;

  @Column('uuid', { nullable: true })
  askedBy: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'asked_by' })
  asker?: Relation<User> | null;

  /** What the proctor wrote; the candidate reads it. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  askedAt: Date;

  @Column('text', { default: 'asked' })
  state: RoomScanState;

  /** When the candidate's page showed it. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  shownAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  endedAt: Date | null;

  /** Turns that were begun. */
  @Column('integer', { default: 0 })
  tries: number;

  @Column('text', { nullable: true })
  device: RoomScanDevice | null;

  @Column('text', { nullable: true })
  declineReason: string | null;

  /** Time by which the deadline was moved when the scan was shown, until its end says how much it really is; ms. */
  @Column('integer', { default: 0 })
  reservedMs: number;

  /** Time given back for it, ms. */
  @Column('integer', { default: 0 })
  creditedMs: number;

  @Column('float8', { nullable: true })
  coveredDeg: number | null;

  @Column('jsonb', { default: [] })
  missingSectors: RoomSector[];

  @Column('text', { array: true, default: () => `'{}'` })
  refusals: RoomScanRefusal[];

  /** People seen, each once; null when nobody could look. */
  @Column('integer', { nullable: true })
  persons: number | null;

  @Column('integer', { nullable: true })
  screens: number | null;

  /** Key of the strip in the object store. */
  @Column('text', { nullable: true })
  panoramaKey: string | null;

  @Column('uuid', { nullable: true })
  excusedBy: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'excused_by' })
  excuser?: Relation<User> | null;
}
