import { type EffectivePolicy } from '@bakylau/domain';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';

/** The rules as they hold for one session from its start to its end, whatever becomes of the exam's policy. */
@Entity('session_rules')
@PersonalData({
  category: 'personal',
  holds: 'which rules watched a person; what an accommodation changed is among it, without its being named',
  erased: 'with the session',
})
export class SessionRulesSnapshot {
  @PrimaryColumn('uuid')
  sessionId: string;

  @OneToOne(() => ExamSession, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id' })
  session?: Relation<ExamSession>;

  @Column('text')
  policyName: string;

  @Column('integer')
  policyVersion: number;

  @Column('jsonb')
  policy: EffectivePolicy;

  /** Hex SHA-256 of `policy` in canonical JSON; the same stands in the session's chain. */
  @Column('text')
  sha256: string;

  @Column('timestamptz')
  pinnedAt: Date;
}
