import { type Observation } from '@bakylau/contracts';
import { Check, Column, Entity, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';

type WithoutMemory<T> = T extends { quality: infer Q }
  ? Omit<T, 'quality'> & { quality: Omit<Q, 'thumbnail'> }
  : Omit<T, 'speechState'>;

/** An observation as it is stored: without what is only handed back with the next request. */
export type StoredObservation = WithoutMemory<Observation>;

/** What the analysis saw and heard in one span of a session; figures only. */
@Entity('observation_batches')
@Check('to_ms >= from_ms')
@Check(`jsonb_typeof(observations) = 'array'`)
@PersonalData({
  category: 'recording',
  holds: 'boxes and poses of faces, distances, levels of sound; never a descriptor and never a picture',
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
}
