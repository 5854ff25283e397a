import { idSchema, ROUTES } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param, Res } from '@nestjs/common';
import { type Response } from 'express';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { sendStream } from '../sessions/part-of-file.response';
import { EvidencePackService } from './evidence-pack.service';

@Controller()
export class EvidencePackController {
  constructor(private readonly packs: EvidencePackService) {}

  @Route('getSessionPack')
  async getSessionPack(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Res() response: Response,
  ): Promise<void> {
    const pack = await this.packs.open(principal, sessionId);
    response.type(ROUTES.getSessionPack.file);
    response.attachment(`bakylau-${sessionId}.zip`);
    await sendStream(pack, response);
  }
}
