import {
  type ExplanationCard,
  explanationCardSchema,
  INCIDENT_CAUSE_IDS,
  INCIDENT_CAUSES,
  type IncidentCause,
  type Ledger,
  ledgerSchema,
  type Severity,
  severitySchema,
  type Verdict,
  type VerdictReason,
  verdictReasonSchema,
  verdictSchema,
} from '@bakylau/contracts';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { isOneOf, textArray } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { BlindReview } from './blind-review.entity';
import { ExamSession } from './exam-session.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

const TECHNICAL_RULES = INCIDENT_CAUSE_IDS.filter((rule) => INCIDENT_CAUSES[rule] === 'technical');
const CARD_PARTS = Object.entries(explanationCardSchema.shape)
  .filter(([, part]) => !part.safeParse(undefined).success)
  .map(([name]) => name);

/** Something that a rule saw, or a person. Without a complete explanation card the database refuses it. */
@Entity('incidents')
@Index(['sessionId', 'verdict'])
@Check(isOneOf('ledger', ledgerSchema.options))
@Check(isOneOf('rule', INCIDENT_CAUSE_IDS))
@Check(isOneOf('severity', severitySchema.options))
@Check(isOneOf('verdict', verdictSchema.options))
@Check(isOneOf('verdict_reason', verdictReasonSchema.options))
@Check(`(${isOneOf('rule', TECHNICAL_RULES)}) = (ledger = 'technical')`)
@Check(`card ?& ${textArray(CARD_PARTS)} AND card ->> 'ruleId' = rule`)
@Check('ended_at_ms IS NULL OR ended_at_ms >= started_at_ms')
@Check(
  `CASE WHEN verdict = 'pending' THEN verdict_reason IS NULL AND verdict_by IS NULL AND verdict_at IS NULL ` +
    `ELSE verdict_reason IS NOT NULL AND verdict_by IS NOT NULL AND verdict_at IS NOT NULL END`,
)
@PersonalData({
  category: 'recording',
  holds:
    'what a person was seen or heard doing, the figures behind it, the key of an evidence picture, the verdict',
  erased: 'the picture with the recording of the session, the row with the session',
})
export class IncidentRecord extends IdentifiedEntity {
  @Column('uuid')
  sessionId: string;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  @Column('text')
  ledger: Ledger;

  @Column('text')
  rule: IncidentCause;

  @Column('text')
  severity: Severity;

  /** Session milliseconds. */
  @Column('integer')
  startedAtMs: number;

  /** Session milliseconds; null while the incident is open. */
  @Column('integer', { nullable: true })
  endedAtMs: number | null;

  /** UTC instant of `startedAtMs`. */
  @Column({ type: 'timestamptz', precision: 3 })
  startedAt: Date;

  @Column('jsonb')
  card: ExplanationCard;

  /** Key of the evidence picture in the object store; null when there is none. */
  @Column('text', { nullable: true })
  evidenceKey: string | null;

  @Column('text', { default: 'pending' })
  verdict: Verdict;

  @Column('text', { nullable: true })
  verdictReason: VerdictReason | null;

  @Column('text', { nullable: true })
  verdictNote: string | null;

  @Column('uuid', { nullable: true })
  verdictBy: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'verdict_by' })
  verdictUser?: Relation<User> | null;

  @Column('timestamptz', { nullable: true })
  verdictAt: Date | null;

  /** Set when a second reviewer saw it: then nobody else does, and it counts for nothing but the comparison. */
  @Column('uuid', { nullable: true })
  blindReviewId: string | null;

  @ManyToOne(() => BlindReview, { nullable: true, onDelete: 'CASCADE' })
  blindReview?: Relation<BlindReview> | null;
}
