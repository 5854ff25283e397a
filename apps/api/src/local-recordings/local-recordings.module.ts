import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module';
import { SessionsModule } from '../sessions/sessions.module';
import { LocalPlaybackService } from './local-playback.service';
import { LocalRecordingsController } from './local-recordings.controller';
import { LocalRecordingsService } from './local-recordings.service';

/** What candidates' browsers recorded while the gateway could not be reached. */
@Module({
  imports: [AttemptsModule, SessionsModule],
  controllers: [LocalRecordingsController],
  providers: [LocalRecordingsService, LocalPlaybackService],
})
export class LocalRecordingsModule {}
