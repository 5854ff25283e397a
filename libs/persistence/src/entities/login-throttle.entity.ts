import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';

@Entity('login_throttles')
@Check('failures >= 0')
@PersonalData({
  category: 'personal',
  holds: 'SHA-256 of a login or of a network address with failed sign-ins, and how many there were',
  erased: 'by the sweep, one day after the last failure',
})
export class LoginThrottle {
  /** `login:<sha256>` or `address:<sha256>`. */
  @PrimaryColumn('text')
  key: string;

  @Column('integer', { default: 0 })
  failures: number;

  @Index()
  @Column('timestamptz')
  windowStartedAt: Date;

  @Column('timestamptz', { nullable: true })
  blockedUntil: Date | null;
}
