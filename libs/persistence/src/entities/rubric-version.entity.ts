import { type MarkedFormat, markedFormatSchema, type RubricContent } from '@bakylau/contracts';
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
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';
import { User } from './user.entity';

/** One version of criteria of marking. Its content never changes: a change is a new version. */
@Entity('rubrics')
@Unique(['name', 'version'])
@Check('version > 0')
@Check(isOneOf('format', markedFormatSchema.options))
@Check('(approved_by IS NULL) = (approved_at IS NULL)')
@Check('approved_by IS NULL OR approved_by <> created_by')
@PersonalData({
  category: 'personal',
  holds: 'who wrote criteria of marking, and who approved them',
  erased: 'never while an exam refers to them; writer and approver stay named until then',
})
export class RubricVersion extends IdentifiedEntity {
  @Column('text')
  name: string;

  @Column('integer')
  version: number;

  @Column('text')
  format: MarkedFormat;

  @Column('jsonb')
  content: RubricContent;

  @Column('uuid')
  createdBy: string;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'created_by' })
  creator?: Relation<User>;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  approvedBy: string | null;

  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'approved_by' })
  approver?: Relation<User> | null;

  @Column('timestamptz', { nullable: true })
  approvedAt: Date | null;
}
