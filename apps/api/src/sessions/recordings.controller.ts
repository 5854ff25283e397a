import { type RecordingChain, recordingChainSchema, idSchema, ROUTES } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { FramesService } from './frames.service';
import { sendPartOfFile } from './part-of-file.response';
import { PlaybackService } from './playback.service';

@Controller()
export class RecordingsController {
  constructor(
    private readonly playback: PlaybackService,
    private readonly frames: FramesService,
  ) {}

  @Route('getRecording')
  async getRecording(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Param('chain', { schema: recordingChainSchema }) chain: RecordingChain,
    @Query({ schema: ROUTES.getRecording.query }) query: { v?: string },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { range } = request.headers;
    const part = await this.playback.play(principal, { sessionId, chain, version: query.v, range });
    await sendPartOfFile(part, ROUTES.getRecording.file, request, response);
  }

  @Route('getRecordingFrame')
  async getRecordingFrame(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Param('chain', { schema: recordingChainSchema }) chain: RecordingChain,
    @Query({ schema: ROUTES.getRecordingFrame.query }) { atMs }: { atMs: number },
  ): Promise<StreamableFile> {
    const picture = await this.frames.frame(principal, sessionId, chain, atMs);
    return new StreamableFile(picture, { type: ROUTES.getRecordingFrame.file });
  }
}
