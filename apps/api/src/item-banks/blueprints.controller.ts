import { type ExamBlueprint, idSchema, type SetBlueprint, setBlueprintSchema } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
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
}
