import {
  idSchema,
  type QueueEntry,
  type QueueQuery,
  type ReviewQuality,
  ROUTES,
  type ViewEntry,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param, Query } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { ReviewQualityService } from './review-quality.service';
import { ReviewQueueService } from './review-queue.service';
import { ViewsService } from './views.service';

@Controller()
export class ReviewQueueController {
  constructor(
    private readonly queue: ReviewQueueService,
    private readonly views: ViewsService,
    private readonly quality: ReviewQualityService,
  ) {}

  @Route('reviewQueue')
  reviewQueue(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: ROUTES.reviewQueue.query }) query: QueueQuery,
  ): Promise<{ entries: QueueEntry[] }> {
    return this.queue.list(principal, query);
  }

  @Route('listViews')
  listViews(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
  ): Promise<{ views: ViewEntry[] }> {
    return this.views.list(principal, sessionId);
  }

  @Route('reviewQuality')
  reviewQuality(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: ROUTES.reviewQuality.query }) { examId }: { examId?: string },
  ): Promise<ReviewQuality> {
    return this.quality.measure(principal, examId);
  }
}
