import {
  type DecideMarkAppeal,
  decideMarkAppealSchema,
  idSchema,
  type MarkAppeal,
  type MarkAppealDetail,
  type OwnMarkAppeal,
  type SaveRaisedMarks,
  saveRaisedMarksSchema,
  writtenTextSchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { MarkAppealDecisionService } from './mark-appeal-decision.service';
import { MarkAppealsService } from './mark-appeals.service';
import { MyMarkAppealService } from './my-mark-appeal.service';

@Controller()
export class MarkAppealsController {
  constructor(
    private readonly own: MyMarkAppealService,
    private readonly appeals: MarkAppealsService,
    private readonly decisions: MarkAppealDecisionService,
  ) {}

  @Route('getMyMarkAppeal')
  getOwn(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
  ): Promise<OwnMarkAppeal> {
    return this.own.get(principal, attemptId);
  }

  @Route('fileMarkAppeal')
  file(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Body({ schema: writtenTextSchema }) body: { text: string },
  ): Promise<OwnMarkAppeal> {
    return this.own.file(principal, attemptId, body.text);
  }

  @Route('withdrawMarkAppeal')
  withdraw(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
  ): Promise<OwnMarkAppeal> {
    return this.own.withdraw(principal, attemptId);
  }

  @Route('listMarkAppeals')
  list(@CurrentPrincipal() principal: Principal): Promise<{ appeals: MarkAppeal[] }> {
    return this.appeals.list(principal);
  }

  @Route('getMarkAppeal')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('appealId', { schema: idSchema }) appealId: string,
  ): Promise<MarkAppealDetail> {
    return this.appeals.get(principal, appealId);
  }

  @Route('saveRaisedMarks')
  save(
    @CurrentPrincipal() principal: Principal,
    @Param('appealId', { schema: idSchema }) appealId: string,
    @Body({ schema: saveRaisedMarksSchema }) body: SaveRaisedMarks,
  ): Promise<MarkAppealDetail> {
    return this.appeals.save(principal, appealId, body);
  }

  @Route('decideMarkAppeal')
  decide(
    @CurrentPrincipal() principal: Principal,
    @Param('appealId', { schema: idSchema }) appealId: string,
    @Body({ schema: decideMarkAppealSchema }) body: DecideMarkAppeal,
  ): Promise<MarkAppealDetail> {
    return this.decisions.decide(principal, appealId, body);
  }
}
