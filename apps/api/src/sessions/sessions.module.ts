import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module';
import { AppealReader } from './appeal.reader';
import { DecisionReader } from './decision.reader';
import { DecisionsController } from './decisions.controller';
import { DecisionsService } from './decisions.service';
import { FramesService } from './frames.service';
import { IntegrityService } from './integrity.service';
import { LivenessReviewController } from './liveness-review.controller';
import { LivenessReviewService } from './liveness-review.service';
import { PicturesController } from './pictures.controller';
import { PicturesService } from './pictures.service';
import { PlaybackService } from './playback.service';
import { RecordedPictures } from './recorded-pictures';
import { RecordingIndex } from './recording-index';
import { RecordingsController } from './recordings.controller';
import { JudgedSession } from './judged-session';
import { ReviewBarriers } from './review-barriers';
import { ReviewQueueController } from './review-queue.controller';
import { ReviewQueueService } from './review-queue.service';
import { BlindReviews } from './blind-reviews';
import { ReviewQualityService } from './review-quality.service';
import { SecondDecisions } from './second-decisions';
import { ObservationsService } from './observations.service';
import { ObservedPictures } from './observed-pictures';
import { ReviewService } from './review.service';
import { SessionAccess } from './session-access';
import { SealSchedule } from './seal.schedule';
import { SessionSeal } from './session-seal';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';
import { VerdictBook } from './verdict-book';
import { VerdictsService } from './verdicts.service';
import { ViewsService } from './views.service';

/** What reviewers do with a session: look, listen, judge, decide, verify. */
@Module({
  imports: [JobsModule],
  controllers: [
    SessionsController,
    DecisionsController,
    PicturesController,
    LivenessReviewController,
    RecordingsController,
    ReviewQueueController,
  ],
  providers: [
    SessionAccess,
    SessionsService,
    ReviewService,
    AppealReader,
    DecisionReader,
    VerdictBook,
    JudgedSession,
    BlindReviews,
    SecondDecisions,
    ReviewQualityService,
    ReviewBarriers,
    ReviewQueueService,
    ViewsService,
    VerdictsService,
    ObservationsService,
    ObservedPictures,
    RecordedPictures,
    DecisionsService,
    SessionSeal,
    SealSchedule,
    IntegrityService,
    PicturesService,
    LivenessReviewService,
    RecordingIndex,
    PlaybackService,
    FramesService,
  ],
  exports: [
    AppealReader,
    BlindReviews,
    DecisionReader,
    LivenessReviewService,
    RecordingIndex,
    SealSchedule,
    SessionAccess,
    SessionSeal,
  ],
})
export class SessionsModule {}
