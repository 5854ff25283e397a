import { type ShownSheet } from '@bakylau/contracts';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { CaseMaterialRecord } from './case-material-record.entity';
import { Exam } from './exam.entity';
import { IdentifiedEntity } from './identified.entity';

/** A file of a part of a case. Uploaded before its part is stored, so it may belong to none for a while. */
@Entity('case_files')
@Check('size_bytes > 0 AND (material_id IS NULL) = (position IS NULL)')
@PersonalData({
  category: 'none',
  holds: '',
  erased: 'with the exam, or by a change a day after the upload, when no part named it before and after',
})
export class CaseFileRecord extends IdentifiedEntity {
  @Index()
  @Column('uuid')
  examId: string;

  @ManyToOne(() => Exam, { onDelete: 'CASCADE' })
  exam?: Relation<Exam>;

  @Index()
  @Column('uuid', { nullable: true })
  materialId: string | null;

  @ManyToOne(() => CaseMaterialRecord, { nullable: true })
  material?: Relation<CaseMaterialRecord> | null;

  /** Among the files of its part, from 1. */
  @Column('integer', { nullable: true })
  position: number | null;

  /** As its author called it. */
  @Column('text')
  name: string;

  @Column('text')
  contentType: string;

  @Column('integer')
  sizeBytes: number;

  /** As they were read at the upload; only where they are asked for by name, because a table is large and attempts are read often. */
  @Column('jsonb', { select: false })
  sheets: ShownSheet[];

  @Column('timestamptz')
  uploadedAt: Date;
}
