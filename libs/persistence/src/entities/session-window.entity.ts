import { Check, Column, Entity, Index, ManyToOne, type Relation, Unique } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';
import { IdentifiedEntity } from './identified.entity';

/**
 * - `waiting`: asks to have the exam moved to it
 * - `gone`: left before it was
 * - `live`: holds the attempt
 * - `replaced`: held it; another window does now
 */
export const WINDOW_STATES = ['waiting', 'gone', 'live', 'replaced'] as const;
export type WindowState = (typeof WINDOW_STATES)[number];

/**
 * A window of the candidate's browser that holds, held or asked for the attempt. What happened in which order is in the chain; who moved
 * the exam is in `WindowMove`.
 */
@Entity('session_windows')
@Unique(['sessionId', 'windowId'])
@Index('UQ_session_windows_live', ['sessionId'], { unique: true, where: `state = 'live'` })
@Check(isOneOf('state', WINDOW_STATES))
@Check(`state NOT IN ('live', 'replaced') OR live_at IS NOT NULL`)
@Check('credited_ms >= 0')
@Check('(credited_ms > 0) = (credited_until IS NOT NULL)')
@PersonalData({
  category: 'personal',
  holds: 'on which devices a person sat an exam',
  erased: 'with the session',
})
export class SessionWindow extends IdentifiedEntity {
  @Column('uuid')
  sessionId: string;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  /** The page's own name for it. */
  @Column('uuid')
  windowId: string;

  /** Browser and system as the browser told. */
  @Column('text')
  device: string;

  @Column('text')
  state: WindowState;

  /** When it last asked to come in. */
  @Column({ type: 'timestamptz', precision: 3 })
  askedAt: Date;

  /** When it last got the attempt. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  liveAt: Date | null;

  /** When another one last got it. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  replacedAt: Date | null;

  /** Given back for waiting until this window got the attempt, ms. */
  @Column('integer', { default: 0 })
  creditedMs: number;

  /** When the last wait that was given back ended; null without any. It stays when the window gets the attempt again without a wait. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  creditedUntil: Date | null;
}
