import { Column, CreateDateColumn, Entity, Index } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';

/** Who did what. No foreign keys: a line outlives what it names. */
@Entity('audit_entries')
@Index(['userId', 'at'])
@PersonalData({
  category: 'personal',
  holds: 'sign-ins, verdicts, decisions and confirmations of a person, by id',
  erased: 'at the end of the retention period of audit records',
})
export class AuditEntry extends IdentifiedEntity {
  @Index()
  @CreateDateColumn({ type: 'timestamptz' })
  at: Date;

  /** Null when nobody was signed in, as at a failed sign-in. */
  @Column('uuid', { nullable: true })
  userId: string | null;

  /** For example `login.succeeded`, `incident.verdict`, `result.confirmed`. */
  @Column('text')
  action: string;

  /** Id of what it was done to, or empty. */
  @Column('text')
  subject: string;

  @Column('jsonb', { default: {} })
  detail: object;
}
