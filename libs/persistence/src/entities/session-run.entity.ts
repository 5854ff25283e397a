import { Check, Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';

/** One stretch of media of a session on one gateway; a lost gateway or page means a new run. */
@Entity('session_runs')
@Check('run > 0 AND (ended_at_ms IS NULL OR ended_at_ms >= started_at_ms)')
@PersonalData({
  category: 'personal',
  holds: 'when the media of a person ran, and a hash of the descriptor that they were compared with',
  erased: 'with the session',
})
export class SessionRun {
  @PrimaryColumn('uuid')
  sessionId: string;

  @PrimaryColumn('integer')
  run: number;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  @Index()
  @Column('text')
  gatewayId: string;

  /** Session milliseconds. */
  @Column('integer')
  startedAtMs: number;

  /** Session milliseconds; null while the run goes on. */
  @Column('integer', { nullable: true })
  endedAtMs: number | null;

  @Column('text', { nullable: true })
  endReason: string | null;

  /** `referenceFingerprint` of the enrolled descriptor that the run compared with; null without one, and in runs of before it was kept. */
  @Column('text', { nullable: true })
  referenceSha256: string | null;
}
