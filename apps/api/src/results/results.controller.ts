import {
  type ConfirmResult,
  confirmResultSchema,
  type ExamItemStatistics,
  idSchema,
  type Result,
  type ResultDetail,
  ROUTES,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { ItemStatisticsService } from './item-statistics.service';
import { ResultConfirmationService } from './result-confirmation.service';
import { ResultsService } from './results.service';

@Controller()
export class ResultsController {
  constructor(
    private readonly results: ResultsService,
    private readonly confirmations: ResultConfirmationService,
    private readonly statistics: ItemStatisticsService,
  ) {}

  @Route('listResults')
  listResults(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: ROUTES.listResults.query }) query: { examId?: string },
  ): Promise<{ results: Result[] }> {
    return this.results.list(principal, query.examId);
  }

  @Route('getResult')
  getResult(
    @CurrentPrincipal() principal: Principal,
    @Param('resultId', { schema: idSchema }) resultId: string,
  ): Promise<ResultDetail> {
    return this.results.get(principal, resultId);
  }

  @Route('getItemStatistics')
  getItemStatistics(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamItemStatistics> {
    return this.statistics.get(principal, examId);
  }

  @Route('confirmResult')
  confirmResult(
    @CurrentPrincipal() principal: Principal,
    @Param('resultId', { schema: idSchema }) resultId: string,
    @Body({ schema: confirmResultSchema }) body: ConfirmResult,
  ): Promise<Result> {
    return this.confirmations.confirm(principal, resultId, body);
  }
}
