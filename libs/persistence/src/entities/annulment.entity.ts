import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { ExamResult } from './exam-result.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** A proposal to annul a result, and the answer of a second person. */
@Entity('annulments')
@Index('UQ_annulments_open', ['resultId'], { unique: true, where: 'answered_at IS NULL' })
@Check('answered_by IS NULL OR NOT agreed OR answered_by <> proposed_by')
@Check('(answered_by IS NULL) = (answered_at IS NULL) AND (answered_by IS NULL) = (agreed IS NULL)')
@PersonalData({
  category: 'personal',
  holds: 'who wanted the result of a person annulled and why, and who agreed or not',
  erased: 'with the result',
})
export class Annulment extends IdentifiedEntity {
  @Column('uuid')
  resultId: string;

  @ManyToOne(() => ExamResult, { onDelete: 'CASCADE' })
  result?: Relation<ExamResult>;

  @Column('text')
  reason: string;

  @Column('uuid')
  proposedBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'proposed_by' })
  proposer?: Relation<User>;

  @Column('timestamptz')
  proposedAt: Date;

  /** Null while it waits for the second person; the proposer may take it back by not agreeing. */
  @Column('boolean', { nullable: true })
  agreed: boolean | null;

  @Column('uuid', { nullable: true })
  answeredBy: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'answered_by' })
  answerer?: Relation<User> | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;
}
