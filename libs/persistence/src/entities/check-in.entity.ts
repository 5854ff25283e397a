import {
  checkInSchema,
  type CheckIn as CheckInView,
  type DeviceCheck,
  type LivenessOutcome,
  type RetentionPeriods,
  livenessOutcomeSchema,
} from '@bakylau/contracts';
import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';

@Entity('check_ins')
@Check(isOneOf('photo_outcome', checkInSchema.shape.photo.options))
@Check('photo_tries >= 0')
@Check(isOneOf('liveness_outcome', livenessOutcomeSchema.options))
@Check('liveness_tries >= 0')
@PersonalData({
  category: 'biometric',
  holds:
    'key of the check-in photo, its distance to the enrolled one, names of the devices, the accepted notice, how the liveness check went',
  erased: 'the photo with the recording of the session, the rest with the session',
})
export class CheckIn {
  @PrimaryColumn('uuid')
  sessionId: string;

  @OneToOne(() => ExamSession, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id' })
  session?: Relation<ExamSession>;

  @Column('jsonb', { nullable: true })
  deviceCheck: DeviceCheck | null;

  @Column('float8', { nullable: true })
  uploadKbps: number | null;

  @Column('integer', { nullable: true })
  noticeVersion: number | null;

  @Column('timestamptz', { nullable: true })
  noticeAcceptedAt: Date | null;

  /** How long things are kept as the accepted notice said it, days; a later version may shorten it and never lengthen. */
  @Column('jsonb', { nullable: true })
  retention: RetentionPeriods | null;

  /** Key of the accepted photo in the object store. */
  @Column('text', { nullable: true })
  photoKey: string | null;

  @Column('text', { default: 'missing' })
  photoOutcome: CheckInView['photo'];

  /** Euclidean distance of the descriptors; small means alike. */
  @Column('float8', { nullable: true })
  photoDistance: number | null;

  /** The threshold that applied when the photo was taken. */
  @Column('float8', { nullable: true })
  photoThreshold: number | null;

  @Column('integer', { default: 0 })
  photoTries: number;

  @Column('text', { default: 'missing' })
  livenessOutcome: LivenessOutcome;

  /** Of this check-in, over all photos. */
  @Column('integer', { default: 0 })
  livenessTries: number;

  /** What a proctor found who looked and listened; null as long as nobody did. */
  @Column('jsonb', { nullable: true })
  livenessVerdict: LivenessVerdictRecord | null;
}

export interface LivenessVerdictRecord {
  shown: boolean;
  reason: string;
  /** Id and name of the proctor; the name as it was then. */
  userId: string;
  name: string;
  /** ISO 8601 in UTC. */
  at: string;
}
