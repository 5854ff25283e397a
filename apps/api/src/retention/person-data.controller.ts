import { type DeletionList, idSchema, ROUTES } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param, Res } from '@nestjs/common';
import { type Response } from 'express';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { sendStream } from '../sessions/part-of-file.response';
import { PersonErasureService } from './person-erasure.service';
import { PersonExportService } from './person-export.service';

/** The copy and the erasure of what is kept about one person. */
@Controller()
export class PersonDataController {
  constructor(
    private readonly exports: PersonExportService,
    private readonly erasure: PersonErasureService,
  ) {}

  @Route('exportPerson')
  async exportPerson(
    @CurrentPrincipal() principal: Principal,
    @Param('personId', { schema: idSchema }) personId: string,
    @Res() response: Response,
  ): Promise<void> {
    const copy = await this.exports.open(principal, personId);
    response.type(ROUTES.exportPerson.file);
    response.attachment(`bakylau-person-${personId}.zip`);
    await sendStream(copy, response);
  }

  @Route('erasePerson')
  erasePerson(
    @CurrentPrincipal() principal: Principal,
    @Param('personId', { schema: idSchema }) personId: string,
  ): Promise<DeletionList> {
    return this.erasure.erase(principal, personId);
  }
}
