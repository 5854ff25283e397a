import { type IncidentRuleId, type IndividualBreaks } from '@bakylau/contracts';
import {
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  type Relation,
  UpdateDateColumn,
} from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { User } from './user.entity';

/** What is different for one person in every exam. Proctors and examiners never learn that there is one. */
@Entity('accommodation_profiles')
@PersonalData({
  category: 'personal',
  holds:
    'which rules do not watch a person or watch otherwise, the longer time, the breaks, and the reason, which may tell of health',
  erased: 'when it is taken back, and with the person',
})
export class AccommodationProfile {
  @PrimaryColumn('uuid')
  userId: string;

  @OneToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  @Column('text', { array: true, default: () => `'{}'` })
  disabledRules: IncidentRuleId[];

  /** By dotted name; valid over the defaults. */
  @Column('jsonb', { default: {} })
  thresholds: Record<string, number>;

  /** Longer time in every exam, percent of its duration. */
  @Column('integer', { default: 0 })
  extraTimePercent: number;

  /** Own breaks in every exam; null for none. */
  @Column('jsonb', { nullable: true })
  breaks: IndividualBreaks | null;

  /** The reason. Left out of reads unless it is asked for. */
  @Column('text', { default: '', select: false })
  staffNote: string;

  @Column('uuid', { nullable: true })
  updatedBy: string | null;

  @ManyToOne(() => User, { nullable: true, onDelete: 'SET NULL' })
  @JoinColumn({ name: 'updated_by' })
  updater?: Relation<User> | null;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
