import { type AnnulmentView, idSchema, ROUTES, writtenTextSchema } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { AnnulmentsService } from './annulments.service';

@Controller()
export class AnnulmentsController {
  constructor(private readonly annulments: AnnulmentsService) {}

  @Route('getAnnulment')
  getAnnulment(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
  ): Promise<AnnulmentView> {
    return this.annulments.get(principal, sessionId);
  }

  @Route('proposeAnnulment')
  proposeAnnulment(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Body({ schema: writtenTextSchema }) { text }: { text: string },
  ): Promise<AnnulmentView> {
    return this.annulments.propose(principal, sessionId, text);
  }

  @Route('answerAnnulment')
  answerAnnulment(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Body({ schema: ROUTES.answerAnnulment.body }) { agreed }: { agreed: boolean },
  ): Promise<AnnulmentView> {
    return this.annulments.answer(principal, sessionId, agreed);
  }
}
