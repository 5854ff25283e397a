import { Module } from '@nestjs/common';
import { ResultsModule } from '../results/results.module';
import { RetentionModule } from '../retention/retention.module';
import { AnswersService } from './answers.service';
import { AttemptReader } from './attempt.reader';
import { AttemptsController } from './attempts.controller';
import { AttemptsService } from './attempts.service';
import { CheckInController } from './check-in.controller';
import { CheckInPhotoService } from './check-in-photo.service';
import { CheckInPhotoStore } from './check-in-photo.store';
import { CheckInService } from './check-in.service';
import { DeadlineSweeper } from './deadline.sweeper';
import { FaceReferenceService } from './face-reference.service';
import { ItemShapes } from './item-shapes';
import { LivenessController } from './liveness/liveness.controller';
import { LivenessFrameService } from './liveness/liveness-frame.service';
import { LivenessReference } from './liveness/liveness-reference';
import { LivenessService } from './liveness/liveness.service';
import { LivenessSoundService } from './liveness/liveness-sound.service';
import { LivenessTries } from './liveness/liveness.tries';
import { OwnAttempts } from './own-attempts';
import { SubmissionReceipts } from './submission-receipts';
import { SubmissionService } from './submission.service';

/** The life of an attempt: check-in, start, answers, the end by hand or by the clock. */
@Module({
  imports: [ResultsModule, RetentionModule],
  controllers: [AttemptsController, CheckInController, LivenessController],
  providers: [
    OwnAttempts,
    AttemptReader,
    AttemptsService,
    CheckInService,
    CheckInPhotoService,
    CheckInPhotoStore,
    FaceReferenceService,
    LivenessTries,
    LivenessReference,
    LivenessService,
    LivenessFrameService,
    LivenessSoundService,
    AnswersService,
    ItemShapes,
    SubmissionReceipts,
    SubmissionService,
    DeadlineSweeper,
  ],
  exports: [OwnAttempts, AttemptReader, SubmissionService],
})
export class AttemptsModule {}
