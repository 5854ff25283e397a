import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** One time that a person stopped the exam's clock of one session. */
@Entity('session_pauses')
@Index(['sessionId', 'pausedAt'])
@Index('UQ_session_pauses_unfinished', ['sessionId'], { unique: true, where: 'ended_at IS NULL' })
@Check('credited_ms >= 0 AND reserved_ms > 0 AND counts_from <= paused_at')
@Check('ended_at IS NOT NULL OR (resumed_by IS NULL AND credited_ms = 0)')
@Check('(corrected_ms IS NULL) = (correction_reason IS NULL)')
@Check('corrected_ms IS NULL OR resumed_by IS NOT NULL')
@Check(`NOT is_break OR reason = ''`)
@PersonalData({
  category: 'personal',
  holds: 'when and why the exam of a person was stopped, and the time given back for it',
  erased: 'with the session',
})
export class SessionPauseRecord extends IdentifiedEntity {
  @Column('uuid')
  sessionId: string;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  /** The same for all sessions that one act stopped. */
  @Column('uuid')
  actId: string;

  /** A break of the candidate's own. */
  @Column('boolean', { default: false })
  isBreak: boolean;

  /** The candidate reads it; empty for a break. */
  @Column('text')
  reason: string;

  @Column('uuid')
  pausedBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'paused_by' })
  pauser?: Relation<User>;

  @Column({ type: 'timestamptz', precision: 3 })
  pausedAt: Date;

  /** When the media was lost, where the session was interrupted before; else the same as `pausedAt`. */
  @Column({ type: 'timestamptz', precision: 3 })
  countsFrom: Date;

  /** By how much the deadline was moved at the act, until the end says how much it really is; ms. */
  @Column('integer')
  reservedMs: number;

  @Column('uuid', { nullable: true })
  resumedBy: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'resumed_by' })
  resumer?: Relation<User> | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  endedAt: Date | null;

  @Column('integer', { default: 0 })
  creditedMs: number;

  /** By how much the deadline moved besides, where the resumer gave another time than was left; ms, negative for less. */
  @Column('integer', { nullable: true })
  correctedMs: number | null;

  /** Why; the candidate reads it. */
  @Column('text', { nullable: true })
  correctionReason: string | null;
}
