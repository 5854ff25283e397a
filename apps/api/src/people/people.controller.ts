import { type CreatePerson, createPersonSchema, idSchema, type Person } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { Upload } from '../uploads/upload.decorator';
import { PeopleService } from './people.service';

@Controller()
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

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

  @Route('enrolPhoto')
  enrolPhoto(
    @CurrentPrincipal() principal: Principal,
    @Param('personId', { schema: idSchema }) personId: string,
    @Upload() photo: Buffer,
  ): Promise<Person> {
    return this.people.enrolPhoto(principal, personId, photo);
  }
}
