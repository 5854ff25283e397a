import { Column, CreateDateColumn, Entity, Index } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';

/**
 * Who looked at a face, a room or a voice. No foreign keys: a line outlives the person and the session that it names.
 */
@Entity('access_logs')
@Index(['sessionId', 'at'])
@Index(['userId', 'at'])
@PersonalData({
  category: 'personal',
  holds: 'which member of staff looked at what of which session',
  erased: 'at the end of the retention period of audit records',
})
export class AccessLog extends IdentifiedEntity {
  @CreateDateColumn({ type: 'timestamptz' })
  at: Date;

  @Column('uuid')
  userId: string;

  @Column('uuid', { nullable: true })
  sessionId: string | null;

  /** For example `session.review`, `recording.av`, `photo.enrolled`. */
  @Column('text')
  what: string;

  /** Ids only. */
  @Column('jsonb', { default: {} })
  detail: object;
}
