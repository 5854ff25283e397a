import {
  idSchema,
  type IntegrityReport,
  ROUTES,
  type SessionReview,
  type SessionSummary,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param, Query } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { IntegrityService } from './integrity.service';
import { ReviewService } from './review.service';
import { type SessionQuery, SessionsService } from './sessions.service';

@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly reviews: ReviewService,
    private readonly integrity: IntegrityService,
  ) {}

  @Route('listSessions')
  listSessions(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: ROUTES.listSessions.query }) query: SessionQuery,
  ): Promise<{ sessions: SessionSummary[] }> {
    return this.sessions.list(principal, query);
  }

  @Route('reviewSession')
  reviewSession(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
  ): Promise<SessionReview> {
    return this.reviews.review(principal, sessionId);
  }

  @Route('verifySession')
  verifySession(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
  ): Promise<IntegrityReport> {
    return this.integrity.verify(principal, sessionId);
  }
}
