import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module';
import { SessionsModule } from '../sessions/sessions.module';
import { OwnBreaksController } from './own-breaks.controller';
import { OwnBreaksService } from './own-breaks.service';
import { PausesController } from './pauses.controller';
import { PausesService } from './pauses.service';

@Module({
  imports: [AttemptsModule, SessionsModule],
  controllers: [PausesController, OwnBreaksController],
  providers: [PausesService, OwnBreaksService],
})
export class PausesModule {}
