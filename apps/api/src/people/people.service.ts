import { type CreatePerson, mayHoldPassword, type Person, type SetPerson } from '@bakylau/contracts';
import { FaceEnrolment, newId, User } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { PasswordService } from '../auth/password.service';
import { GroupEnrolmentsService } from '../enrolments/group-enrolments.service';
import { PhotoEnrolmentService } from './photo-enrolment.service';
import { personView } from './person.view';

@Injectable()
export class PeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordService,
    private readonly photos: PhotoEnrolmentService,
    private readonly groups: GroupEnrolmentsService,
    private readonly audit: AuditService,
  ) {}

  /** Everyone, by name. */
  async list(principal: Principal): Promise<Person[]> {
    authorize(principal, 'people:read');
    const { manager } = this.dataSource;
    const users = await manager.find(User, { order: { displayName: 'ASC', id: 'ASC' } });
    const enrolled = await manager.find(FaceEnrolment, { select: { userId: true } });
    const identified = await manager.find(User, { where: { iin: Not(IsNull()) }, select: { id: true } });
    const withIin = new Set(identified.map(({ id }) => id));
    const withPhoto = new Set(enrolled.map(({ userId }) => userId));
    return users.map((user) =>
      personView(user, { hasEnrolledPhoto: withPhoto.has(user.id), hasIin: withIin.has(user.id) }),
    );
  }

  /** @throws AppError conflict when the login is taken; forbidden for staff, unless by an administrator */
  async create(principal: Principal, { password, ...person }: CreatePerson): Promise<Person> {
    authorize(principal, 'people:write');
    if (!mayHoldPassword(principal.roles, person.roles)) throw new AppError('forbidden');
    const passwordHash = await this.passwords.hash(password);
    const user = await this.dataSource.transaction(async (manager) => {
      const users = manager.getRepository(User);
      const row = users.create({ ...person, id: newId(), login: person.login.toLowerCase(), passwordHash });
      const saved = await users.save(row);
      await this.audit.record(principal.userId, 'person.created', saved.id, {}, manager);
      await this.groups.follow(principal.userId, [saved.id], manager);
      return saved;
    });
    return personView(user, { hasEnrolledPhoto: false, hasIin: person.iin !== null });
  }

  /** @throws AppError not_found */
  async get(principal: Principal, personId: string): Promise<Person> {
    authorize(principal, 'people:read');
    const { manager } = this.dataSource;
    const user = await manager.findOneByOrFail(User, { id: personId });
    const [hasEnrolledPhoto, hasIin] = await Promise.all([
      manager.existsBy(FaceEnrolment, { userId: personId }),
      manager.existsBy(User, { id: personId, iin: Not(IsNull()) }),
    ]);
    return personView(user, { hasEnrolledPhoto, hasIin });
  }

  /**
   * Changes what is given. Whoever gets another group sits its exams from then on.
   * @throws AppError not_found; conflict when the IIN is another person's; forbidden for an administrator, unless by one
   */
  async set(principal: Principal, personId: string, changes: SetPerson): Promise<Person> {
    authorize(principal, 'people:write');
    const fields = Object.keys(changes);
    if (fields.length > 0)
      await this.dataSource.transaction(async (manager) => {
        const user = await manager.findOneByOrFail(User, { id: personId });
        if (user.roles.includes('admin') && !principal.roles.includes('admin'))
          throw new AppError('forbidden');
        await manager.update(User, { id: personId }, changes);
        const detail = { fields: fields.join(' ') };
        await this.audit.record(principal.userId, 'person.changed', personId, detail, manager);
        if ('groupName' in changes) await this.groups.follow(principal.userId, [personId], manager);
      });
    return this.get(principal, personId);
  }

  /** @throws AppError not_found, not_an_image, validation_failed with the refusals of the quality gate */
  async enrolPhoto(principal: Principal, personId: string, upload: Buffer): Promise<Person> {
    authorize(principal, 'people:write');
    const user = await this.dataSource.getRepository(User).findOneByOrFail({ id: personId });
    const hasIin = await this.dataSource.manager.existsBy(User, { id: personId, iin: Not(IsNull()) });
    await this.photos.enrol(user.id, upload);
    await this.audit.record(principal.userId, 'person.photo_enrolled', user.id);
    return personView(user, { hasEnrolledPhoto: true, hasIin });
  }
}
