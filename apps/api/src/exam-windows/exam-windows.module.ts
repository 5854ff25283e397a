import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module';
import { ExamWindowsController } from './exam-windows.controller';
import { HandOverService } from './hand-over.service';

@Module({
  imports: [SessionsModule],
  controllers: [ExamWindowsController],
  providers: [HandOverService],
})
export class ExamWindowsModule {}
