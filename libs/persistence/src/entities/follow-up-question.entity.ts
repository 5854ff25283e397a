import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Attempt } from './attempt.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** A question that an examiner asked besides the ticket. Rows are only ever added. */
@Entity('follow_up_questions')
@Check('at_ms >= 0')
@PersonalData({
  category: 'personal',
  holds: 'what a person was asked in an oral exam, by whom and when',
  erased: 'with the attempt',
})
export class FollowUpQuestion extends IdentifiedEntity {
  @Index()
  @Column('uuid')
  attemptId: string;

  @ManyToOne(() => Attempt, { onDelete: 'CASCADE' })
  attempt?: Relation<Attempt>;

  @Column('uuid')
  examinerId: string;

  @ManyToOne(() => User)
  examiner?: Relation<User>;

  @Column('text')
  text: string;

  /** Since the answer began. */
  @Column('integer')
  atMs: number;
}
