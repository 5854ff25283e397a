import { Module } from '@nestjs/common';
import { MediaSessionModule } from '../media-session/media-session.module';
import { SessionStoreModule } from '../session-store/session-store.module';
import { PanoramaStore } from './panorama.store';
import { PhoneDesk } from './phone-desk';
import { PhoneService } from './phone.service';
import { RandomRoomScans } from './random-room-scans';
import { RoomScanDesk } from './room-scan-desk';
import { RoomScanTurns } from './room-scan-turns';
import { RoomScans } from './room-scans';

@Module({
  imports: [MediaSessionModule, SessionStoreModule],
  providers: [
    RoomScans,
    RoomScanTurns,
    RoomScanDesk,
    RandomRoomScans,
    PanoramaStore,
    PhoneDesk,
    PhoneService,
  ],
  exports: [RoomScanDesk, PhoneService],
})
export class RoomScanModule {}
