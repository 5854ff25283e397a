import { type PublicKeyList, type Seal, sha256Schema } from '@bakylau/contracts';
import { Controller, Param, Req } from '@nestjs/common';
import { type Request } from 'express';
import { Route } from '../routing/route.decorator';
import { SealsService } from './seals.service';

@Controller()
export class SealsController {
  constructor(private readonly seals: SealsService) {}

  @Route('listPublicKeys')
  listPublicKeys(): PublicKeyList {
    return this.seals.listPublicKeys();
  }

  @Route('confirmSeal')
  confirmSeal(
    @Param('headHash', { schema: sha256Schema }) headHash: string,
    @Req() request: Request,
  ): Promise<Seal> {
    return this.seals.confirm(headHash, request.ip ?? '');
  }
}
