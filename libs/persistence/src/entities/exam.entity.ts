import {
  type AttemptPolicy,
  examFormatSchema,
  type ExamFormat,
  type GradingPolicy,
  type LocalizedText,
  type MarkingPolicy,
  type OralPolicy,
  type ProctoringPolicy,
  RANDOM_ROOM_SCANS_AT_MOST,
  type ReviewPolicy,
  type RoomScanPlan,
  roomScanPlanSchema,
  type TestPolicy,
} from '@bakylau/contracts';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  type Relation,
} from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';
import { RubricVersion } from './rubric-version.entity';
import { RulesPolicyVersion } from './rules-policy-version.entity';
import { Term } from './term.entity';
import { User } from './user.entity';

/** A pause for all that holds until somebody ends it. A type, because only one counts as a JSON object. */
export type StandingPause = {
  actId: string;
  /** User id. */
  pausedBy: string;
  reason: string;
  /** ISO instant. */
  pausedAt: string;
};

@Entity('exams')
@Check(isOneOf('format', examFormatSchema.options))
@Check('closes_at > opens_at')
@Check('duration_minutes > 0')
@Check(isOneOf('room_scan', roomScanPlanSchema.options))
@Check(`random_room_scans BETWEEN 1 AND ${RANDOM_ROOM_SCANS_AT_MOST}`)
@PersonalData({
  category: 'personal',
  holds: 'who made the exam, and who paused it for all, while that holds',
  erased: 'with the exam; the maker stays named until then',
})
export class Exam extends IdentifiedEntity {
  @Column('jsonb')
  title: LocalizedText;

  /** As the plan of studies names the course; null where it does not. */
  @Column('text', { nullable: true })
  courseCode: string | null;

  @Column('text')
  format: ExamFormat;

  @Column('timestamptz')
  opensAt: Date;

  @Index()
  @Column('timestamptz')
  closesAt: Date;

  @Column('integer')
  durationMinutes: number;

  @Column('jsonb')
  policy: ProctoringPolicy;

  /** The version of the rules that holds; null for the default that comes with the service. */
  @Column('uuid', { nullable: true })
  rulesPolicyId: string | null;

  @ManyToOne(() => RulesPolicyVersion, { nullable: true })
  @JoinColumn({ name: 'rules_policy_id' })
  rulesPolicy?: Relation<RulesPolicyVersion> | null;

  /** When the exam asks for scans of the room by itself. */
  @Column('text', { default: 'none' })
  roomScan: RoomScanPlan;

  /** How many times, where the plan asks by lot. */
  @Column('integer', { default: 1 })
  randomRoomScans: number;

  /** How its sessions are reviewed; null for the default that comes with the service. */
  @Column('jsonb', { nullable: true })
  reviewPolicy: ReviewPolicy | null;

  /** How its items are shuffled and scored; null for the default that comes with the service. */
  @Column('jsonb', { nullable: true })
  testPolicy: TestPolicy | null;

  /** The criteria by which people mark it; null for those that come with the service. */
  @Column('uuid', { nullable: true })
  rubricId: string | null;

  @ManyToOne(() => RubricVersion, { nullable: true })
  @JoinColumn({ name: 'rubric_id' })
  rubric?: Relation<RubricVersion> | null;

  /** How many people mark it; null for one. */
  @Column('jsonb', { nullable: true })
  markingPolicy: MarkingPolicy | null;

  /** How it goes when it is oral; null for the default that comes with the service. */
  @Column('jsonb', { nullable: true })
  oralPolicy: OralPolicy | null;

  /** How its final grade comes about and who is admitted; null for the default that comes with the service. */
  @Column('jsonb', { nullable: true })
  gradingPolicy: GradingPolicy | null;

  /** How often one may sit it; null for the default that comes with the service. */
  @Column('jsonb', { nullable: true })
  attemptPolicy: AttemptPolicy | null;

  /** Whoever begins meanwhile is held by it too; null while the exam goes on. */
  @Column('jsonb', { nullable: true })
  standingPause: StandingPause | null;

  /** The semester that it belongs to; null where the university keeps none. */
  @Column('uuid', { nullable: true })
  termId: string | null;

  @ManyToOne(() => Term, { nullable: true })
  term?: Relation<Term> | null;

  /** The exam that is sat again in this one; null for a first one. */
  @Index()
  @Column('uuid', { nullable: true })
  reSitOf: string | null;

  @ManyToOne(() => Exam, { nullable: true })
  @JoinColumn({ name: 're_sit_of' })
  original?: Relation<Exam> | null;

  /** Since when its candidates see it; null for a draft, which only those who make it see. */
  @Column('timestamptz', { nullable: true, default: () => 'now()' })
  publishedAt: Date | null;

  /** Null for an exam that no person made, such as an imported one. */
  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'created_by' })
  creator?: Relation<User> | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
