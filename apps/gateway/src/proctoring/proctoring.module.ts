import { Module } from '@nestjs/common';
import { MediaSessionModule } from '../media-session/media-session.module';
import { ExamAccess } from './exam-access';
import { ExamSnapshot } from './exam-snapshot';
import { ProctorNews } from './proctor-news';
import { ProctorService } from './proctor.service';
import { ViewLog } from './view-log';

@Module({
  imports: [MediaSessionModule],
  providers: [ExamAccess, ExamSnapshot, ProctorNews, ProctorService, ViewLog],
  exports: [ProctorNews, ProctorService, ViewLog],
})
export class ProctoringModule {}
