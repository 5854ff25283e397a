import { SEASONS, type Term as TermView } from '@bakylau/contracts';
import { Check, Column, Entity, Unique } from 'typeorm';
import { isOneOf } from '../schema/check-expressions';
import { PersonalData } from '../schema/personal-data.decorator';
import { IdentifiedEntity } from './identified.entity';

/** A semester, also of summer. */
@Entity('terms')
@Unique(['season', 'year'])
@Check(isOneOf('season', SEASONS))
@Check('starts_on < ends_on')
@PersonalData({ category: 'none', holds: '', erased: 'never: it tells of nobody' })
export class Term extends IdentifiedEntity {
  @Column('text')
  season: TermView['season'];

  @Column('integer')
  year: number;

  /** Days without a time, as YYYY-MM-DD. */
  @Column('date')
  startsOn: string;

  @Column('date')
  endsOn: string;
}
