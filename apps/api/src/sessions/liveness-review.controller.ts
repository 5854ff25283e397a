import { idSchema, type JudgeLiveness, judgeLivenessSchema, type LivenessReview } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { LivenessReviewService } from './liveness-review.service';

@Controller()
export class LivenessReviewController {
  constructor(private readonly reviews: LivenessReviewService) {}

  @Route('judgeLiveness')
  judge(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Body({ schema: judgeLivenessSchema }) body: JudgeLiveness,
  ): Promise<LivenessReview> {
    return this.reviews.judge(principal, sessionId, body);
  }
}
