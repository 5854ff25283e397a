import { type LineExam, type PeopleImport, type PersonLine } from '@bakylau/contracts';
import { AccommodationProfile, newId, User } from '@bakylau/persistence';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { PasswordService } from '../auth/password.service';
import { refreshExtraTime } from '../enrolments/extra-time';
import { GroupEnrolmentsService } from '../enrolments/group-enrolments.service';
import { firstPassword } from './first-password';
import { countLines, examsByLine } from './import-report';
import {
  isLeftOut,
  type JudgedPerson,
  judgePersonLines,
  type KnownPeople,
  type KnownPerson,
} from './person-line';
import { readPersonList } from './person-list';
import { transactionOrRehearsal } from './rehearsal';

export interface ImportOptions {
  dryRun: boolean;
  /** Whether people leave exams, also open ones, that their new group does not sit. */
  withdraw: boolean;
}

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

  /**
   * A line that is wrong is left out and told; the others are kept. A dry run does all of it and takes it back, so that it tells
   * what would happen to exams too.
   * @throws AppError people_list_unreadable
   */
  async import(principal: Principal, options: ImportOptions, bytes: Buffer): Promise<PeopleImport> {
    authorize(principal, 'people:write');
    const listed = await readPersonList(bytes);
    const judged = judgePersonLines(listed, await readKnown(this.dataSource.manager));
    const { firstPasswords, exams } = await this.store(principal, options, judged);
    const lines = judged.map((person) => ({
      ...lineView(person, firstPasswords.get(person.line) ?? null),
      exams: exams.get(person.line) ?? [],
    }));
    return { dryRun: options.dryRun, lines, counts: countLines(lines) };
  }

  /** @returns first passwords of new people, and what happens to exams, by line */
  private async store(
    { userId: by }: Principal,
    { dryRun, withdraw }: ImportOptions,
    all: readonly JudgedPerson[],
  ): Promise<{ firstPasswords: Map<number, string>; exams: Map<number, LineExam[]> }> {
    const right = all.filter((judged) => !isLeftOut(judged));
    const changing = right.filter(({ changes }) => changes.length > 0);
    const fresh = dryRun ? [] : changing.filter(({ known }) => !known);
    const made = fresh.map(({ line }) => [line, firstPassword()] as const);
    const hashes = await this.hashAll(made);
    const exams = await transactionOrRehearsal(this.dataSource, dryRun, async (manager) => {
      const lineOf = new Map(right.flatMap(({ known, line }) => (known ? [[known.id, line]] : [])));
      for (const person of changing)
        lineOf.set(await this.storeOne(by, person, hashes, manager), person.line);
      const ids = [...lineOf.keys()];
      const moves = await this.groups.follow(by, ids, manager, withdraw ? 'all' : 'none');
      await refreshExtraTime(ids, manager);
      const added = changing.filter(({ known }) => !known).length;
      const detail = { added, changed: changing.length - added, lines: all.length, withdraw };
      await this.audit.record(by, 'people.imported', '', detail, manager);
      return examsByLine(moves, lineOf, manager);
    });
    return { firstPasswords: new Map(made), exams };
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

function lineView(judged: JudgedPerson, password: string | null): Omit<PersonLine, 'exams'> {
  const { line, login, known, values, changes, problems } = judged;
  const leftOut = isLeftOut(judged);
  return {
    line,
    outcome: leftOut ? 'left_out' : !known ? 'new' : changes.length > 0 ? 'changed' : 'unchanged',
    login,
    displayName: values.displayName ?? known?.displayName ?? '',
    groupName: values.groupName ?? known?.groupName ?? null,
    changes: leftOut ? [] : changes,
    firstPassword: password,
    problems,
  };
}
