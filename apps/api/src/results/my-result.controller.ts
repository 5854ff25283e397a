import { type CandidateResult, idSchema } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { MyResultService } from './my-result.service';

@Controller()
export class MyResultController {
  constructor(private readonly results: MyResultService) {}

  @Route('getMyResult')
  getMyResult(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
  ): Promise<CandidateResult> {
    return this.results.get(principal, attemptId);
  }
}
