import {
  beginLivenessSchema,
  idSchema,
  type LivenessBegun,
  type LivenessKind,
  type LivenessProgress,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../../auth/request-principal';
import { Route } from '../../routing/route.decorator';
import { Upload } from '../../uploads/upload.decorator';
import { LivenessFrameService } from './liveness-frame.service';
import { LivenessService } from './liveness.service';
import { LivenessSoundService } from './liveness-sound.service';

@Controller()
export class LivenessController {
  constructor(
    private readonly liveness: LivenessService,
    private readonly frames: LivenessFrameService,
    private readonly sounds: LivenessSoundService,
  ) {}

  @Route('beginLiveness')
  begin(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Body({ schema: beginLivenessSchema }) { kind }: { kind: LivenessKind },
  ): Promise<LivenessBegun> {
    return this.liveness.begin(principal, attemptId, kind);
  }

  @Route('sendLivenessFrame')
  sendFrame(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Param('challengeId', { schema: idSchema }) challengeId: string,
    @Upload() frame: Buffer,
  ): Promise<LivenessProgress> {
    return this.frames.take(principal, attemptId, challengeId, frame);
  }

  @Route('sendLivenessSound')
  sendSound(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Param('challengeId', { schema: idSchema }) challengeId: string,
    @Upload() clip: Buffer,
  ): Promise<LivenessProgress> {
    return this.sounds.take(principal, attemptId, challengeId, clip);
  }

  @Route('endLiveness')
  end(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Param('challengeId', { schema: idSchema }) challengeId: string,
  ): Promise<LivenessProgress> {
    return this.liveness.end(principal, attemptId, challengeId);
  }
}
