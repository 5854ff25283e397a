import { checkInSchema, type CheckIn as CheckInView, type DeviceCheck } from '@bakylau/contracts';
import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';

@Entity('check_ins')
@Check(isOneOf('photo_outcome', checkInSchema.shape.photo.options))
@Check('photo_tries >= 0')
@PersonalData({
  category: 'biometric',
  holds:
    'key of the check-in photo, its distance to the enrolled one, names of the devices, the accepted notice',
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
}
