import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module';
import { PausesController } from './pauses.controller';
import { PausesService } from './pauses.service';

@Module({
  imports: [SessionsModule],
  controllers: [PausesController],
  providers: [PausesService],
})
export class PausesModule {}
