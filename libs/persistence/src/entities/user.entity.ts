import { LOCALES, ROLES, type Locale, type Role } from '@bakylau/contracts';
import { Check, Column, CreateDateColumn, Entity } from 'typeorm';
import { holdsOnly, isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';

@Entity('users')
@Check('login = lower(login)')
@Check(`iin ~ '^[0-9]{12}$'`)
@Check(holdsOnly('roles', ROLES))
@Check(isOneOf('locale', LOCALES))
@PersonalData({
  category: 'personal',
  holds:
    'name, login, student number, individual identification number, group, roles and language of a person; the argon2id hash of the password',
  erased:
    'with the person, once no attempt or decision refers to them; until then the account is deactivated',
})
export class User extends IdentifiedEntity {
  /** Lower case, so that logins differ by more than case. */
  @Column('text', { unique: true })
  login: string;

  /** argon2id in PHC form. Left out of reads unless it is asked for. */
  @Column('text', { select: false })
  passwordHash: string;

  @Column('text')
  displayName: string;

  @Column('text', { nullable: true })
  studentNumber: string | null;

  /** Individual identification number, 12 digits with leading zeros. Left out of reads unless it is asked for. */
  @Column('text', { nullable: true, unique: true, select: false })
  iin: string | null;

  /** The group that a student studies in, as the registrar names it. */
  @Column('text', { nullable: true })
  groupName: string | null;

  @Column('text', { array: true })
  roles: Role[];

  @Column('text', { default: 'kk' })
  locale: Locale;

  /** An inactive person cannot sign in, and the open web sessions end. */
  @Column('boolean', { default: true })
  active: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
