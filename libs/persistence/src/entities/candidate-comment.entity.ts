import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamSession } from './exam-session.entity';
import { IdentifiedEntity } from './identified.entity';

/** What a candidate wrote about the flags of the own session before the decision. */
@Entity('candidate_comments')
@Index(['sessionId', 'at'])
@PersonalData({
  category: 'personal',
  holds: 'what a person says about what was flagged in their session',
  erased: 'with the session',
})
export class CandidateComment extends IdentifiedEntity {
  @Column('uuid')
  sessionId: string;

  @ManyToOne(() => ExamSession, { onDelete: 'CASCADE' })
  session?: Relation<ExamSession>;

  @Column('text')
  text: string;

  @Column('timestamptz')
  at: Date;
}
