import { type Readiness } from '@bakylau/contracts';
import { Controller, Res } from '@nestjs/common';
import { type Response } from 'express';
import { OpenRoute } from '../routing/route.decorator';
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
}
