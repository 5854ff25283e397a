import {
  acceptNoticeSchema,
  type CheckIn,
  type DeviceCheck,
  deviceCheckSchema,
  idSchema,
  type PhotoOutcome,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { Upload } from '../uploads/upload.decorator';
import { CheckInPhotoService } from './check-in-photo.service';
import { CheckInService } from './check-in.service';

@Controller()
export class CheckInController {
  constructor(
    private readonly checkIns: CheckInService,
    private readonly photos: CheckInPhotoService,
  ) {}

  @Route('probeUpload')
  probeUpload(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Upload() bytes: Buffer,
  ): Promise<{ receivedBytes: number }> {
    return this.checkIns.probeUpload(principal, attemptId, bytes.length);
  }

  @Route('reportDevices')
  reportDevices(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Body({ schema: deviceCheckSchema }) body: DeviceCheck,
  ): Promise<CheckIn> {
    return this.checkIns.reportDevices(principal, attemptId, body);
  }

  @Route('acceptNotice')
  acceptNotice(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Body({ schema: acceptNoticeSchema }) body: { noticeVersion: number },
  ): Promise<CheckIn> {
    return this.checkIns.acceptNotice(principal, attemptId, body.noticeVersion);
  }

  @Route('takePhoto')
  takePhoto(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Upload() photo: Buffer,
  ): Promise<PhotoOutcome> {
    return this.photos.take(principal, attemptId, photo);
  }
}
