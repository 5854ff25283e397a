import {
  type ExamStatements,
  type ExportStatementQuery,
  idSchema,
  type Locale,
  type MakeStatement,
  makeStatementSchema,
  ROUTES,
  sha256Schema,
  type StatementDetail,
  type StatementPreview,
  type StatementProfile,
  type StatementProfileList,
  statementProfileSchema,
  type StatementSeal,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param, Query, Req, StreamableFile } from '@nestjs/common';
import { type Request } from 'express';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { type StatementFile, StatementFilesService } from './statement-files.service';
import { StatementProfilesService } from './statement-profiles.service';
import { StatementSealsService } from './statement-seals.service';
import { StatementsService } from './statements.service';

@Controller()
export class StatementsController {
  constructor(
    private readonly statements: StatementsService,
    private readonly files: StatementFilesService,
    private readonly profiles: StatementProfilesService,
    private readonly seals: StatementSealsService,
  ) {}

  @Route('listStatements')
  list(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamStatements> {
    return this.statements.list(principal, examId);
  }

  @Route('makeStatement')
  make(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: makeStatementSchema }) { groupName }: MakeStatement,
  ): Promise<StatementDetail> {
    return this.statements.make(principal, examId, groupName);
  }

  @Route('getStatement')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('statementId', { schema: idSchema }) statementId: string,
  ): Promise<StatementDetail> {
    return this.statements.get(principal, statementId);
  }

  @Route('getStatementPdf')
  async getPdf(
    @CurrentPrincipal() principal: Principal,
    @Param('statementId', { schema: idSchema }) statementId: string,
    @Query({ schema: ROUTES.getStatementPdf.query }) { locale }: { locale: Locale },
  ): Promise<StreamableFile> {
    return streamed(await this.files.pdf(principal, statementId, locale), ROUTES.getStatementPdf.file);
  }

  @Route('exportStatement')
  async export(
    @CurrentPrincipal() principal: Principal,
    @Param('statementId', { schema: idSchema }) statementId: string,
    @Query({ schema: ROUTES.exportStatement.query }) query: ExportStatementQuery,
  ): Promise<StreamableFile> {
    return streamed(await this.files.export(principal, statementId, query), ROUTES.exportStatement.file);
  }

  @Route('listStatementProfiles')
  listProfiles(@CurrentPrincipal() principal: Principal): Promise<StatementProfileList> {
    return this.profiles.list(principal);
  }

  @Route('setStatementProfile')
  setProfile(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: statementProfileSchema }) profile: StatementProfile,
  ): Promise<StatementProfileList> {
    return this.profiles.set(principal, profile);
  }

  @Route('previewStatementProfile')
  previewProfile(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: ROUTES.previewStatementProfile.query }) { locale }: { locale: Locale },
    @Body({ schema: statementProfileSchema }) profile: StatementProfile,
  ): StatementPreview {
    return this.profiles.preview(principal, profile, locale);
  }

  @Route('confirmStatement')
  confirm(
    @Param('sha256', { schema: sha256Schema }) sha256: string,
    @Req() request: Request,
  ): Promise<StatementSeal> {
    return this.seals.confirm(sha256, request.ip ?? '');
  }
}

function streamed({ bytes, name }: StatementFile, type: string): StreamableFile {
  return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"` });
}
