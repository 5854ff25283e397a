import {
  type AskRoomScan,
  askRoomScanSchema,
  idSchema,
  type RoomScan,
  ROUTES,
  type SettleRoomScan,
  settleRoomScanSchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param, StreamableFile } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { RoomPanoramaService } from './room-panorama.service';
import { RoomScansService } from './room-scans.service';

@Controller()
export class RoomScansController {
  constructor(
    private readonly scans: RoomScansService,
    private readonly panoramas: RoomPanoramaService,
  ) {}

  @Route('listRoomScans')
  listRoomScans(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
  ): Promise<{ roomScans: RoomScan[] }> {
    return this.scans.list(principal, sessionId);
  }

  @Route('askRoomScan')
  askRoomScan(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Body({ schema: askRoomScanSchema }) body: AskRoomScan,
  ): Promise<RoomScan> {
    return this.scans.ask(principal, sessionId, body);
  }

  @Route('settleRoomScan')
  settleRoomScan(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Param('scanId', { schema: idSchema }) scanId: string,
    @Body({ schema: settleRoomScanSchema }) body: SettleRoomScan,
  ): Promise<RoomScan> {
    return this.scans.settle(principal, { sessionId, scanId }, body);
  }

  @Route('getRoomPanorama')
  async getRoomPanorama(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Param('scanId', { schema: idSchema }) scanId: string,
  ): Promise<StreamableFile> {
    const strip = await this.panoramas.get(principal, sessionId, scanId);
    return new StreamableFile(strip, { type: ROUTES.getRoomPanorama.file });
  }
}
