import { type PolicyDocument } from '@bakylau/domain';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  type Relation,
  Unique,
} from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** One version of the rules of exams. A trigger of the database refuses every change of a row: a change is a new version. */
@Entity('rules_policies')
@Unique(['name', 'version'])
@Check('version > 0')
@PersonalData({
  category: 'personal',
  holds: 'who wrote a version of the rules',
  erased: 'never while an exam refers to it; the writer stays named until then',
})
export class RulesPolicyVersion extends IdentifiedEntity {
  @Column('text')
  name: string;

  @Column('integer')
  version: number;

  /** As it was written, with its comments. */
  @Column('text')
  yaml: string;

  /** What the text says, validated when it was stored. */
  @Column('jsonb')
  document: PolicyDocument;

  /** Of the text, hex. */
  @Column('text')
  sha256: string;

  /** Came with the service; nobody else may write versions of its name. */
  @Column('boolean', { default: false })
  builtIn: boolean;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'created_by' })
  creator?: Relation<User> | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
