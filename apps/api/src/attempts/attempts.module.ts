import { Module } from '@nestjs/common';
import { ResultsModule } from '../results/results.module';
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
import { OwnAttempts } from './own-attempts';
import { SubmissionService } from './submission.service';

/** The life of an attempt: check-in, start, answers, the end by hand or by the clock. */
@Module({
  imports: [ResultsModule],
  controllers: [AttemptsController, CheckInController],
  providers: [
    OwnAttempts,
    AttemptReader,
    AttemptsService,
    CheckInService,
    CheckInPhotoService,
    CheckInPhotoStore,
    FaceReferenceService,
    AnswersService,
    SubmissionService,
    DeadlineSweeper,
  ],
})
export class AttemptsModule {}
