import { PlatformModule, type ServiceConfig } from '@bakylau/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { AccessLogModule } from './access-log/access-log.module';
import { AuthModule } from './auth/auth.module';
import { HealthModule } from './health/health.module';
import { OpenApiModule } from './openapi/openapi.module';
import { PeopleModule } from './people/people.module';

@Module({})
export class AppModule {
  static register(config: ServiceConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.register(config),
        AccessLogModule,
        AuthModule,
        PeopleModule,
        HealthModule,
        OpenApiModule,
      ],
    };
  }
}
