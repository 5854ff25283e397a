import { type LocalizedText, type StatementRow } from '@bakylau/contracts';
import { Check, Column, Entity, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { Exam } from './exam.entity';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** With what is never shown. */
export type StatementLine = StatementRow & {
  iin: string | null;
  /** Whose result it is; null where nobody began. Absent where it was made before that was noted. */
  attemptId?: string | null;
};

/** Everything that a statement says; its hash is over exactly this. A type, because only one counts as a JSON object. */
export type StatementContent = {
  statementId: string;
  /** Random, so that nobody can guess the content of a hash. */
  salt: string;
  examId: string;
  examTitle: LocalizedText;
  examFormat: string;
  /** ISO instants. */
  examOpensAt: string;
  examClosesAt: string;
  groupName: string;
  version: number;
  madeAt: string;
  madeBy: string;
  ratingWeightPercent: number;
  positiveFrom: number;
  lines: StatementLine[];
};

/** The statement (vedomost) of a group of an exam. Written once; a newer version supersedes it. */
@Entity('grade_statements')
@Unique(['examId', 'groupName', 'version'])
@Check('version > 0')
@PersonalData({
  category: 'personal',
  holds: 'names, numbers and confirmed marks of the people of a group, and who made the statement',
  erased:
    'at the end of the retention period of exam records; a sheet that was printed and signed refers to it',
})
export class GradeStatement extends IdentifiedEntity {
  @Column('uuid')
  examId: string;

  @ManyToOne(() => Exam)
  exam?: Relation<Exam>;

  /** Empty for candidates without a group. */
  @Column('text')
  groupName: string;

  @Column('integer')
  version: number;

  @Column('jsonb')
  content: StatementContent;

  /** Of the content as canonical JSON, hex. */
  @Column('text', { unique: true })
  sha256: string;

  /** Ed25519 over the bytes of the hash, base64. */
  @Column('text')
  signature: string;

  @Column('text')
  keyId: string;

  @Column('uuid')
  madeBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'made_by' })
  maker?: Relation<User>;

  @Column('timestamptz')
  madeAt: Date;
}
