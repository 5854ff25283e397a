import {
  type DecideSession,
  decideSessionSchema,
  type GivenVerdicts,
  type GiveVerdict,
  type GiveVerdicts,
  giveVerdictsSchema,
  giveVerdictSchema,
  idSchema,
  type Incident,
  observeIncidentSchema,
  type ObserveIncident,
  type SessionSummary,
  type VerdictEntry,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { DecisionsService } from './decisions.service';
import { ObservationsService } from './observations.service';
import { VerdictsService } from './verdicts.service';

@Controller()
export class DecisionsController {
  constructor(
    private readonly verdicts: VerdictsService,
    private readonly observations: ObservationsService,
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

  @Route('observeIncident')
  observeIncident(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Body({ schema: observeIncidentSchema }) body: ObserveIncident,
  ): Promise<Incident> {
    return this.observations.add(principal, sessionId, body);
  }

  @Route('undoVerdict')
  undoVerdict(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Param('incidentId', { schema: idSchema }) incidentId: string,
  ): Promise<Incident> {
    return this.verdicts.undo(principal, sessionId, incidentId);
  }

  @Route('listVerdicts')
  listVerdicts(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Param('incidentId', { schema: idSchema }) incidentId: string,
  ): Promise<{ entries: VerdictEntry[] }> {
    return this.verdicts.history(principal, sessionId, incidentId);
  }

  @Route('giveVerdicts')
  giveVerdicts(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Body({ schema: giveVerdictsSchema }) body: GiveVerdicts,
  ): Promise<GivenVerdicts> {
    return this.verdicts.giveMany(principal, sessionId, body);
  }

  @Route('undoVerdicts')
  undoVerdicts(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Param('bulkId', { schema: idSchema }) bulkId: string,
  ): Promise<GivenVerdicts> {
    return this.verdicts.undoMany(principal, sessionId, bulkId);
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
