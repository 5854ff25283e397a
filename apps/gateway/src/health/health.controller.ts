import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { type Readiness } from '@bakylau/contracts';
import { type Response } from 'express';
import { GatewayHealth } from './gateway-health';

@Controller('health')
export class HealthController {
  constructor(private readonly health: GatewayHealth) {}

  /** The process answers. */
  @Get('live')
  live(): { alive: true } {
    return { alive: true };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const readiness = await this.health.check();
    if (!readiness.ready) response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return readiness;
  }
}
