import { type PeopleImport, type PersonLine } from '@bakylau/contracts';
import { AccommodationProfile, newId, User } from '@bakylau/persistence';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { PasswordService } from '../auth/password.service';
import { refreshExtraTime } from '../enrolments/extra-time';
import { GroupEnrolmentsService } from '../enrolments/group-enrolments.service';
import { firstPassword } from './first-password';
import { type JudgedPerson, judgePersonLines, type KnownPeople, type KnownPerson } from './person-line';
import { readPersonList } from './person-list';

/** So many passwords are hashed at once: more would keep the service from answering others. */
const HASHES_AT_ONCE = 2;

/** The registrar's list of candidates: read, told line by line, and kept when that is wanted. */
@Injectable()
export class PeopleImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordService,
    private readonly groups: GroupEnrolmentsService,
    private readonly audit: AuditService,
  ) {}

  /** A line that is wrong is left out and told; the others are kept. @throws AppError people_list_unreadable */
  async import(principal: Principal, { dryRun }: { dryRun: boolean }, bytes: Buffer): Promise<PeopleImport> {
    authorize(principal, 'people:write');
    const listed = await readPersonList(bytes);
    const judged = judgePersonLines(listed, await readKnown(this.dataSource.manager));
    const firstPasswords = dryRun ? new Map<number, string>() : await this.store(principal, judged);
    const lines = judged.map((person) => lineView(person, firstPasswords.get(person.line) ?? null));
    const count = (outcome: PersonLine['outcome']) => lines.filter((line) => line.outcome === outcome).length;
    return {
      dryRun,
      lines,
      counts: {
        added: count('new'),
        changed: count('changed'),
        unchanged: count('unchanged'),
        leftOut: count('left_out'),
      },
    };
  }

  /** @returns first passwords of new people by line */
  private async store({ userId: by }: Principal, all: readonly JudgedPerson[]): Promise<Map<number, string>> {
    const judged = all.filter(({ errors, changes }) => errors.length === 0 && changes.length > 0);
    const made = judged.filter(({ known }) => !known).map(({ line }) => [line, firstPassword()] as const);
    const hashes = await this.hashAll(made);
    await this.dataSource.transaction(async (manager) => {
      const touched: string[] = [];
      for (const person of judged) touched.push(await this.storeOne(by, person, hashes, manager));
      await this.groups.follow(by, touched, manager);
      await refreshExtraTime(touched, manager);
      const detail = { added: made.length, changed: judged.length - made.length, lines: all.length };
      await this.audit.record(by, 'people.imported', '', detail, manager);
    });
    return new Map(made);
  }

  private async hashAll(made: readonly (readonly [number, string])[]): Promise<Map<number, string>> {
    const hashes = new Map<number, string>();
    for (let at = 0; at < made.length; at += HASHES_AT_ONCE) {
      const batch = made.slice(at, at + HASHES_AT_ONCE);
      await Promise.all(
        batch.map(async ([line, password]) => hashes.set(line, await this.passwords.hash(password))),
      );
    }
    return hashes;
  }

  private async storeOne(
    by: string,
    { line, login, known, values, note, changes }: JudgedPerson,
    hashes: ReadonlyMap<number, string>,
    manager: EntityManager,
  ): Promise<string> {
    const { extraTimePercent, ...columns } = values;
    const id = known?.id ?? newId();
    if (known) {
      if (Object.keys(columns).length > 0) await manager.update(User, { id }, columns);
      await this.audit.record(by, 'person.changed', id, { fields: changes.join(' ') }, manager);
    } else {
      const passwordHash = hashes.get(line) ?? '';
      const displayName = columns.displayName ?? login;
      await manager.insert(User, { id, login, roles: ['candidate'], passwordHash, ...columns, displayName });
      await this.audit.record(by, 'person.created', id, { imported: true }, manager);
    }
    if (extraTimePercent !== undefined && changes.includes('extraTimePercent')) {
      const reason = note ? { staffNote: note } : {};
      const row = { userId: id, extraTimePercent, ...reason, updatedBy: by, updatedAt: new Date() };
      await manager.upsert(AccommodationProfile, row, ['userId']);
      await this.audit.record(by, 'accommodation.set', id, {}, manager);
    }
    return id;
  }
}

async function readKnown(manager: EntityManager): Promise<KnownPeople> {
  const [users, profiles] = await Promise.all([
    manager.createQueryBuilder(User, 'person').addSelect('person.iin').getMany(),
    manager.find(AccommodationProfile, { select: { userId: true, extraTimePercent: true } }),
  ]);
  const percentOf = new Map(profiles.map(({ userId, extraTimePercent }) => [userId, extraTimePercent]));
  const known = users.map((user): KnownPerson => ({
    ...user,
    extraTimePercent: percentOf.get(user.id) ?? 0,
  }));
  return {
    byLogin: new Map(known.map((person) => [person.login, person])),
    byIin: new Map(known.flatMap((person) => (person.iin ? [[person.iin, person]] : []))),
  };
}

function lineView(judged: JudgedPerson, password: string | null): PersonLine {
  const { line, login, known, values, changes, errors, warnings } = judged;
  return {
    line,
    outcome: errors.length > 0 ? 'left_out' : !known ? 'new' : changes.length > 0 ? 'changed' : 'unchanged',
    login,
    displayName: values.displayName ?? known?.displayName ?? '',
    groupName: values.groupName ?? known?.groupName ?? null,
    changes: errors.length > 0 ? [] : changes,
    firstPassword: password,
    problems: [
      ...errors.map((message) => ({ severity: 'error' as const, message })),
      ...warnings.map((message) => ({ severity: 'warning' as const, message })),
    ],
  };
}
