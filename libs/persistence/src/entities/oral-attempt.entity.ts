import { ORAL_STATES, type OralState } from '@bakylau/contracts';
import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { Attempt } from './attempt.entity';

/** What an attempt at an oral exam has besides: the draw of its ticket and where it stands. */
@Entity('oral_attempts')
@Check(isOneOf('state', ORAL_STATES))
@Check(`seed ~ '^[0-9a-f]{64}$' AND seed_sha256 ~ '^[0-9a-f]{64}$'`)
@Check('(ticket IS NULL) = (drawn_at IS NULL) AND (ticket IS NULL) = (contribution IS NULL)')
@Check(`state NOT IN ('preparing', 'answering') OR ticket IS NOT NULL`)
@Check(`state <> 'answering' OR answering_at IS NOT NULL`)
@Check(`(state = 'finished') = (finished_at IS NOT NULL)`)
@PersonalData({
  category: 'personal',
  holds: 'which ticket a person drew, how, and when they prepared and answered',
  erased: 'with the attempt',
})
export class OralAttempt {
  @PrimaryColumn('uuid')
  attemptId: string;

  @OneToOne(() => Attempt, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'attempt_id' })
  attempt?: Relation<Attempt>;

  /** The attempt's; the draws of one exam are looked at together. */
  @Index()
  @Column('uuid')
  examId: string;

  @Column('text', { default: 'waiting' })
  state: OralState;

  /** Told only with the draw; before it, its hash alone. */
  @Column('text')
  seed: string;

  @Column('text')
  seedSha256: string;

  @Column('text', { nullable: true })
  contribution: string | null;

  @Column('integer', { array: true, default: () => `'{}'` })
  pool: number[];

  @Column('integer', { nullable: true })
  ticket: number | null;

  /** With milliseconds, as the chain has it: draws are in this order. */
  @Column({ type: 'timestamptz', nullable: true })
  drawnAt: Date | null;

  /** The person's own extra time at the start. */
  @Column('integer', { default: 0 })
  extraMinutes: number;

  /** What the attempt had been given back at the draw; only later credits lengthen the preparation. */
  @Column('integer', { default: 0 })
  creditedMsAtDraw: number;

  @Column('timestamptz', { nullable: true })
  readyAt: Date | null;

  @Column('timestamptz', { nullable: true })
  answeringAt: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;
}
