import { type HandedOver, type HandOver, handOverSchema, idSchema } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { HandOverService } from './hand-over.service';

@Controller()
export class ExamWindowsController {
  constructor(private readonly handOvers: HandOverService) {}

  @Route('handOverSession')
  handOverSession(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Body({ schema: handOverSchema }) body: HandOver,
  ): Promise<HandedOver> {
    return this.handOvers.handOver(principal, sessionId, body);
  }
}
