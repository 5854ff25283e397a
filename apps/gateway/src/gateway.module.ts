import { type DynamicModule, Global, Module } from '@nestjs/common';
import { PlatformModule, type ServiceConfig } from '@bakylau/platform';
import { FinalisationModule } from './finalisation/finalisation.module';
import { GatewayEvents } from './gateway-events';
import { GatewayHealth } from './health/gateway-health';
import { HealthController } from './health/health.controller';
import { RecordingModule } from './recording/recording.module';
import { SfuModule } from './sfu/sfu.module';
import { SignallingModule } from './signalling/signalling.module';

@Global()
@Module({})
export class GatewayModule {
  static register(config: ServiceConfig): DynamicModule {
    return {
      module: GatewayModule,
      imports: [
        PlatformModule.register(config),
        SfuModule,
        FinalisationModule,
        RecordingModule,
        SignallingModule,
      ],
      controllers: [HealthController],
      providers: [GatewayEvents, GatewayHealth],
      exports: [GatewayEvents],
    };
  }
}
