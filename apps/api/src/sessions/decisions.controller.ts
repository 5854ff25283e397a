import {
  type DecideSession,
  decideSessionSchema,
  type GiveVerdict,
  giveVerdictSchema,
  idSchema,
  type Incident,
  type SessionSummary,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { DecisionsService } from './decisions.service';
import { VerdictsService } from './verdicts.service';

@Controller()
export class DecisionsController {
  constructor(
    private readonly verdicts: VerdictsService,
    private readonly decisions: DecisionsService,
  ) {}

  @Route('giveVerdict')
  giveVerdict(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Param('incidentId', { schema: idSchema }) incidentId: string,
    @Body({ schema: giveVerdictSchema }) body: GiveVerdict,
  ): Promise<Incident> {
    return this.verdicts.give(principal, sessionId, incidentId, body);
  }

  @Route('decideSession')
  decideSession(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Body({ schema: decideSessionSchema }) body: DecideSession,
  ): Promise<SessionSummary> {
    return this.decisions.decide(principal, sessionId, body);
  }
}
