import { idSchema, ROUTES } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param, Query, StreamableFile } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { PicturesService } from './pictures.service';

@Controller()
export class PicturesController {
  constructor(private readonly pictures: PicturesService) {}

  @Route('getEvidence')
  async getEvidence(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Param('incidentId', { schema: idSchema }) incidentId: string,
  ): Promise<StreamableFile> {
    const picture = await this.pictures.evidence(principal, sessionId, incidentId);
    return new StreamableFile(picture, { type: ROUTES.getEvidence.file });
  }

  @Route('getCheckInPhoto')
  async getCheckInPhoto(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
  ): Promise<StreamableFile> {
    const photo = await this.pictures.checkInPhoto(principal, sessionId);
    return new StreamableFile(photo, { type: ROUTES.getCheckInPhoto.file });
  }

  @Route('getEnrolledPhoto')
  async getEnrolledPhoto(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
  ): Promise<StreamableFile> {
    const photo = await this.pictures.enrolledPhoto(principal, sessionId);
    return new StreamableFile(photo, { type: ROUTES.getEnrolledPhoto.file });
  }

  @Route('getLivenessPicture')
  async getLivenessPicture(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Param('challengeId', { schema: idSchema }) challengeId: string,
    @Query({ schema: ROUTES.getLivenessPicture.query }) { step = 0 }: { step?: number },
  ): Promise<StreamableFile> {
    const picture = await this.pictures.livenessPicture(principal, sessionId, challengeId, step);
    return new StreamableFile(picture, { type: ROUTES.getLivenessPicture.file });
  }

  @Route('getLivenessSound')
  async getLivenessSound(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Param('challengeId', { schema: idSchema }) challengeId: string,
  ): Promise<StreamableFile> {
    const clip = await this.pictures.livenessSound(principal, sessionId, challengeId);
    return new StreamableFile(clip, { type: ROUTES.getLivenessSound.file });
  }
}
