import { type Readiness, type ServiceWarnings } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Res } from '@nestjs/common';
import { type Response } from 'express';
import { CurrentPrincipal } from '../auth/request-principal';
import { OpenRoute, Route } from '../routing/route.decorator';
import { HealthService } from './health.service';

@Controller()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** Answers as long as the process runs. */
  @OpenRoute('live')
  live(): { live: true } {
    return { live: true };
  }

  @OpenRoute('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const readiness = await this.health.readiness();
    response.status(readiness.ready ? 200 : 503);
    return readiness;
  }

  @Route('getServiceWarnings')
  getServiceWarnings(@CurrentPrincipal() principal: Principal): ServiceWarnings {
    return this.health.warnings(principal);
  }
}
