import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module';
import { RoomPanoramaService } from './room-panorama.service';
import { RoomScansController } from './room-scans.controller';
import { RoomScansService } from './room-scans.service';

@Module({
  imports: [SessionsModule],
  controllers: [RoomScansController],
  providers: [RoomScansService, RoomPanoramaService],
})
export class RoomScansModule {}
