import { Module } from '@nestjs/common';
import { MediaSessionModule } from '../media-session/media-session.module';
import { ProctoringModule } from '../proctoring/proctoring.module';
import { OralRoomsService } from './oral-rooms.service';
import { RoomAdmission } from './room-admission';

/** Rooms of oral exams, in which the candidate and the panel see and hear each other. */
@Module({
  imports: [MediaSessionModule, ProctoringModule],
  providers: [RoomAdmission, OralRoomsService],
  exports: [OralRoomsService],
})
export class OralModule {}
