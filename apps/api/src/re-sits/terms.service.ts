import { type SetTerm, type Term as TermView } from '@bakylau/contracts';
import { newId, Term } from '@bakylau/persistence';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';

/** The semesters of the university. */
@Injectable()
export class TermsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  async list(principal: Principal): Promise<{ terms: TermView[] }> {
    authorize(principal, 'admission:read');
    return { terms: await listTerms(this.dataSource.manager) };
  }

  /** One of the same season and year gets the new days. */
  async set(
    principal: Principal,
    { season, year, startsOn, endsOn }: SetTerm,
  ): Promise<{ terms: TermView[] }> {
    authorize(principal, 'schedule:write');
    await this.dataSource.transaction(async (manager) => {
      const known = await manager.findOneBy(Term, { season, year });
      const id = known?.id ?? newId();
      await manager.upsert(Term, { id, season, year, startsOn, endsOn }, ['id']);
      await this.audit.record(principal.userId, 'term.set', id, { season, year, startsOn, endsOn }, manager);
    });
    return { terms: await listTerms(this.dataSource.manager) };
  }
}

/** The latest first. */
export async function listTerms(manager: EntityManager): Promise<TermView[]> {
  const terms = await manager.find(Term, { order: { startsOn: 'DESC' } });
  return terms.map(({ id, season, year, startsOn, endsOn }) => ({ id, season, year, startsOn, endsOn }));
}
