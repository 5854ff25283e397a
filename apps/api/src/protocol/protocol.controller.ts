import { idSchema, type Locale, ROUTES } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param, Query, StreamableFile } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { ProtocolService } from './protocol.service';

@Controller()
export class ProtocolController {
  constructor(private readonly protocols: ProtocolService) {}

  @Route('getProtocol')
  async getProtocol(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Query({ schema: ROUTES.getProtocol.query }) { locale }: { locale: Locale },
  ): Promise<StreamableFile> {
    const pdf = await this.protocols.open(principal, sessionId, locale);
    const disposition = `attachment; filename="protocol-${sessionId}-${locale}.pdf"`;
    return new StreamableFile(pdf, { type: ROUTES.getProtocol.file, disposition });
  }
}
