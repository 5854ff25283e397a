import {
  livenessFailureSchema,
  type LivenessFailure,
  livenessKindSchema,
  type LivenessKind,
} from '@bakylau/contracts';
import { type HeadTurn, type HeadTurnState, type SpokenDigitsSample } from '@bakylau/domain';
import { Check, Column, Entity, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';
import { IdentifiedEntity } from './identified.entity';

export const LIVENESS_TRY_OUTCOMES = ['open', 'passed', 'to_be_heard', 'failed'] as const;
export type LivenessTryOutcome = (typeof LIVENESS_TRY_OUTCOMES)[number];

/** Angles, counts and distances of the pictures so far. Gone once the try is over. */
export type LivenessMeasures =
  | { kind: 'head_turn'; state: HeadTurnState }
  | { kind: 'spoken_digits'; pictures: SpokenDigitsSample['pictures'] };

/** One try of the liveness check: what was asked, and what came of it. */
@Entity('liveness_challenges')
@Unique(['sessionId', 'tryNumber'])
@Check(isOneOf('kind', livenessKindSchema.options))
@Check(isOneOf('outcome', LIVENESS_TRY_OUTCOMES))
@Check(isOneOf('failure', livenessFailureSchema.options))
@Check(`(outcome = 'failed') = (failure IS NOT NULL)`)
@Check(`outcome = 'open' OR measures IS NULL`)
@Check(`(kind = 'spoken_digits') = (digits IS NOT NULL)`)
@PersonalData({
  category: 'biometric',
  holds:
    'what a candidate was asked to do before the camera, how it went, keys of one picture for each step and of the clip of said digits; while it runs, angles of the head and distances to the check-in photo',
  erased:
    'angles and distances at the end of the try; pictures and clip with the recording of the session, the rest with the session',
})
export class LivenessChallenge extends IdentifiedEntity {
  @Column('uuid')
  sessionId: string;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id' })
  session?: Relation<ExamSession>;

  @Column('text')
  kind: LivenessKind;

  /** Counts from 1. */
  @Column('integer')
  tryNumber: number;

  /** Empty for spoken digits. */
  @Column('jsonb')
  turns: HeadTurn[];

  @Column('text', { nullable: true })
  digits: string | null;

  @Column('timestamptz')
  beganAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('text', { default: 'open' })
  outcome: LivenessTryOutcome;

  @Column('text', { nullable: true })
  failure: LivenessFailure | null;

  @Column('jsonb', { nullable: true })
  measures: LivenessMeasures | null;

  /** Keys of the kept pictures in the object store: 0 is the straight look, 1 the first turn, and so on. */
  @Column('jsonb', { default: [] })
  pictureKeys: { step: number; key: string }[];

  @Column('text', { nullable: true })
  soundKey: string | null;

  /** Spoken digits only, like the two below; null when it could not be measured. */
  @Column('boolean', { nullable: true })
  mouthMoved: boolean | null;

  @Column('float8', { nullable: true })
  levelDbfs: number | null;

  @Column('float8', { nullable: true })
  speechRatio: number | null;
}
