import { Column, CreateDateColumn, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { User } from './user.entity';

@Entity('web_sessions')
@PersonalData({
  category: 'personal',
  holds: 'that a person is signed in since when, and when they were last seen',
  erased: 'at sign-out, and by the sweep that runs after the absolute or idle expiry',
})
export class WebSession {
  /** SHA-256 (hex) of the random cookie token: a leaked table lets nobody in. */
  @PrimaryColumn('text')
  idHash: string;

  @Index()
  @Column('uuid')
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  user?: Relation<User>;

  @Column('text')
  csrfToken: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz')
  lastSeenAt: Date;

  /** Absolute end, whatever happens in between. */
  @Index()
  @Column('timestamptz')
  expiresAt: Date;
}
