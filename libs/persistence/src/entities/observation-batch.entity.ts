import { type Observation, type RuleContext } from '@bakylau/contracts';
import { Check, Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { type ObservationCurves } from '../observation-curves';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';

type WithoutMemory<T> = T extends { quality: infer Q }
  ? Omit<T, 'quality' | 'identityState'> & { quality: Omit<Q, 'thumbnail'> }
  : Omit<T, 'speechState'>;

/** An observation as it is stored: without what is only handed back with the next request. */
export type StoredObservation = WithoutMemory<Observation>;

/** What the analysis saw and heard in one span of a session, and what else the rules looked at; figures only. */
@Entity('observation_batches')
@Check('to_ms >= from_ms')
@Check(`jsonb_typeof(observations) = 'array' AND jsonb_typeof(context) = 'array'`)
@PersonalData({
  category: 'recording',
  holds:
    'boxes and poses of faces, distances, levels of sound, when the page was left; never a descriptor, never a picture',
  erased: 'with the recording of the session',
})
export class ObservationBatch {
  @PrimaryColumn('uuid')
  sessionId: string;

  /** Session milliseconds. */
  @PrimaryColumn('integer')
  fromMs: number;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  @Column('integer')
  toMs: number;

  @Column('jsonb')
  observations: StoredObservation[];

  /** In the order in which the rules saw it; with it a session's rules can be run again. */
  @Column('jsonb', { default: () => `'[]'` })
  context: RuleContext[];

  /** `curvesOf(observations)`: a timeline of hours is read without the megabytes beside it. */
  @Column('jsonb')
  curves: ObservationCurves;
}
