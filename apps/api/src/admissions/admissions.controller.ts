import {
  type Admission,
  type DecideAccess,
  decideAccessSchema,
  type ExamAdmissions,
  idSchema,
  type ImportRatingsQuery,
  type RatingImport,
  ROUTES,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { Upload } from '../uploads/upload.decorator';
import { AdmissionsService } from './admissions.service';
import { RatingImportService } from './rating-import.service';

@Controller()
export class AdmissionsController {
  constructor(
    private readonly admissions: AdmissionsService,
    private readonly imports: RatingImportService,
  ) {}

  @Route('listAdmissions')
  list(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamAdmissions> {
    return this.admissions.list(principal, examId);
  }

  @Route('importRatings')
  import(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Query({ schema: ROUTES.importRatings.query }) { dryRun }: ImportRatingsQuery,
    @Upload() list: Buffer,
  ): Promise<RatingImport> {
    return this.imports.import(principal, examId, { dryRun: dryRun === 'yes' }, list);
  }

  @Route('decideAccess')
  decide(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Param('personId', { schema: idSchema }) personId: string,
    @Body({ schema: decideAccessSchema }) decision: DecideAccess,
  ): Promise<Admission> {
    return this.admissions.decide(principal, examId, personId, decision);
  }
}
