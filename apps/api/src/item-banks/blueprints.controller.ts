import {
  type ExamBlueprint,
  idSchema,
  type SetBlueprint,
  setBlueprintSchema,
  type UnsetBlueprintQuery,
  unsetBlueprintQuerySchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { BlueprintsService } from './blueprints.service';

@Controller()
export class BlueprintsController {
  constructor(private readonly blueprints: BlueprintsService) {}

  @Route('getBlueprint')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamBlueprint> {
    return this.blueprints.get(principal, examId);
  }

  @Route('setBlueprint')
  set(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: setBlueprintSchema }) blueprint: SetBlueprint,
  ): Promise<ExamBlueprint> {
    return this.blueprints.set(principal, examId, blueprint);
  }

  @Route('unsetBlueprint')
  unset(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Query({ schema: unsetBlueprintQuerySchema }) query: UnsetBlueprintQuery,
  ): Promise<ExamBlueprint> {
    return this.blueprints.unset(principal, examId, query);
  }
}
