import { type Decision, decisionSchema } from '@bakylau/contracts';
import {
  Check,
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';
import { User } from './user.entity';

@Entity('decisions')
@Check(isOneOf('outcome', decisionSchema.shape.outcome.options))
@PersonalData({
  category: 'personal',
  holds: 'what a proctor decided about the session of a person, and why',
  erased: 'with the session',
})
export class SessionDecision {
  @PrimaryColumn('uuid')
  sessionId: string;

  @OneToOne(() => ExamSession, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id' })
  session?: Relation<ExamSession>;

  @Column('text')
  outcome: Decision['outcome'];

  @Column('text')
  reason: string;

  /** Confirmed incidents that make the violation; empty for the other outcomes. */
  @Column('uuid', { array: true, default: () => `'{}'` })
  incidentIds: string[];

  @Column('uuid')
  decidedBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'decided_by' })
  decider?: Relation<User>;

  @Column('timestamptz')
  decidedAt: Date;
}
