import {
  type DeletionList,
  type DeletionQuery,
  type ExamRetention,
  idSchema,
  type LegalHoldView,
  type PlaceLegalHold,
  placeLegalHoldSchema,
  type RetentionPeriods,
  ROUTES,
  setExamRetentionSchema,
  writtenTextSchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { DeletionsService } from './deletions.service';
import { LegalHoldsService } from './legal-holds.service';
import { RetentionPeriodsService } from './retention-periods.service';

@Controller()
export class RetentionController {
  constructor(
    private readonly periods: RetentionPeriodsService,
    private readonly holds: LegalHoldsService,
    private readonly deletions: DeletionsService,
  ) {}

  @Route('getExamRetention')
  getExamRetention(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamRetention> {
    return this.periods.get(principal, examId);
  }

  @Route('setExamRetention')
  setExamRetention(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: setExamRetentionSchema }) body: RetentionPeriods,
  ): Promise<ExamRetention> {
    return this.periods.set(principal, examId, body);
  }

  @Route('listLegalHolds')
  async listLegalHolds(@CurrentPrincipal() principal: Principal): Promise<{ holds: LegalHoldView[] }> {
    return { holds: await this.holds.list(principal) };
  }

  @Route('placeLegalHold')
  placeLegalHold(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: placeLegalHoldSchema }) body: PlaceLegalHold,
  ): Promise<LegalHoldView> {
    return this.holds.place(principal, body);
  }

  @Route('releaseLegalHold')
  releaseLegalHold(
    @CurrentPrincipal() principal: Principal,
    @Param('holdId', { schema: idSchema }) holdId: string,
    @Body({ schema: writtenTextSchema }) { text }: { text: string },
  ): Promise<LegalHoldView> {
    return this.holds.release(principal, holdId, text);
  }

  @Route('listDeletions')
  listDeletions(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: ROUTES.listDeletions.query }) query: DeletionQuery,
  ): Promise<DeletionList> {
    return this.deletions.list(principal, query);
  }
}
