import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module';
import { AppealedResult } from './appealed-result';
import { AppealsController } from './appeals.controller';
import { AppealsService } from './appeals.service';
import { ClipService } from './clip.service';
import { MyAppealService } from './my-appeal.service';
import { MyReviewController } from './my-review.controller';
import { MyReviewService } from './my-review.service';
import { OwnSessionAccess } from './own-session';
import { ReviewPolicyService } from './review-policy.service';

/** What candidates see and say after the session, their appeals, and the terms of both. */
@Module({
  imports: [SessionsModule],
  controllers: [MyReviewController, AppealsController],
  providers: [
    OwnSessionAccess,
    MyReviewService,
    MyAppealService,
    ClipService,
    AppealsService,
    AppealedResult,
    ReviewPolicyService,
  ],
  exports: [OwnSessionAccess],
})
export class AppealsModule {}
