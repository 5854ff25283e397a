import { type Attempt, idSchema } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { OwnBreaksService } from './own-breaks.service';

@Controller()
export class OwnBreaksController {
  constructor(private readonly breaks: OwnBreaksService) {}

  @Route('takeBreak')
  takeBreak(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
  ): Promise<Attempt> {
    return this.breaks.take(principal, attemptId);
  }

  @Route('endBreak')
  endBreak(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
  ): Promise<Attempt> {
    return this.breaks.end(principal, attemptId);
  }
}
