import { idSchema, type LocalRecordingPart, ROUTES } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { sendPartOfFile } from '../sessions/part-of-file.response';
import { Upload } from '../uploads/upload.decorator';
import { LocalPlaybackService } from './local-playback.service';
import { LocalRecordingsService } from './local-recordings.service';

@Controller()
export class LocalRecordingsController {
  constructor(
    private readonly recordings: LocalRecordingsService,
    private readonly playback: LocalPlaybackService,
  ) {}

  @Route('storeLocalRecording')
  storeLocalRecording(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Param('recordingId', { schema: idSchema }) recordingId: string,
    @Query({ schema: ROUTES.storeLocalRecording.query }) part: LocalRecordingPart,
    @Upload() content: Buffer,
  ): Promise<{ storedParts: number }> {
    return this.recordings.keep(principal, { ...part, attemptId, recordingId, content });
  }

  @Route('getLocalRecording')
  async getLocalRecording(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Param('recordingId', { schema: idSchema }) recordingId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const part = await this.playback.play(principal, sessionId, recordingId, request.headers.range);
    await sendPartOfFile(part, ROUTES.getLocalRecording.file, request, response);
  }
}
