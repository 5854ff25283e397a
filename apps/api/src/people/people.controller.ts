import {
  type CreatePerson,
  createPersonSchema,
  type FirstPassword,
  idSchema,
  type ImportPeopleQuery,
  type PeopleImport,
  type Person,
  ROUTES,
  setAccountStateSchema,
  type SetPerson,
  setPersonSchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { Upload } from '../uploads/upload.decorator';
import { AccountStateService } from './account-state.service';
import { FirstPasswordService } from './first-password.service';
import { PeopleImportService } from './people-import.service';
import { PeopleService } from './people.service';

@Controller()
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly imports: PeopleImportService,
    private readonly firstPasswords: FirstPasswordService,
    private readonly accounts: AccountStateService,
  ) {}

  @Route('listPeople')
  async listPeople(@CurrentPrincipal() principal: Principal): Promise<{ people: Person[] }> {
    return { people: await this.people.list(principal) };
  }

  @Route('createPerson')
  createPerson(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: createPersonSchema }) body: CreatePerson,
  ): Promise<Person> {
    return this.people.create(principal, body);
  }

  @Route('importPeople')
  import(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: ROUTES.importPeople.query }) { dryRun, withdraw }: ImportPeopleQuery,
    @Upload() list: Buffer,
  ): Promise<PeopleImport> {
    return this.imports.import(principal, { dryRun: dryRun === 'yes', withdraw: withdraw === 'yes' }, list);
  }

  @Route('getPerson')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('personId', { schema: idSchema }) personId: string,
  ): Promise<Person> {
    return this.people.get(principal, personId);
  }

  @Route('setPerson')
  set(
    @CurrentPrincipal() principal: Principal,
    @Param('personId', { schema: idSchema }) personId: string,
    @Body({ schema: setPersonSchema }) changes: SetPerson,
  ): Promise<Person> {
    return this.people.set(principal, personId, changes);
  }

  @Route('setAccountState')
  async setAccountState(
    @CurrentPrincipal() principal: Principal,
    @Param('personId', { schema: idSchema }) personId: string,
    @Body({ schema: setAccountStateSchema }) { active }: { active: boolean },
  ): Promise<Person> {
    await this.accounts.set(principal, personId, active);
    return this.people.get(principal, personId);
  }

  @Route('giveFirstPassword')
  giveFirstPassword(
    @CurrentPrincipal() principal: Principal,
    @Param('personId', { schema: idSchema }) personId: string,
  ): Promise<FirstPassword> {
    return this.firstPasswords.give(principal, personId);
  }

  @Route('enrolPhoto')
  enrolPhoto(
    @CurrentPrincipal() principal: Principal,
    @Param('personId', { schema: idSchema }) personId: string,
    @Upload() photo: Buffer,
  ): Promise<Person> {
    return this.people.enrolPhoto(principal, personId, photo);
  }
}
