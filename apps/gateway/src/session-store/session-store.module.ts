import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { FaceReferenceStore } from './face-reference.store';
import { GatewayIdentity } from './gateway-identity';
import { RunStore } from './run.store';
import { SessionMoves } from './session-moves';

@Module({
  providers: [
    {
      provide: GatewayIdentity,
      inject: [SERVICE_CONFIG],
      useFactory: ({ dataDir }: ServiceConfig) => GatewayIdentity.ofDirectory(join(dataDir, 'recording')),
    },
    RunStore,
    SessionMoves,
    FaceReferenceStore,
  ],
  exports: [GatewayIdentity, RunStore, SessionMoves, FaceReferenceStore],
})
export class SessionStoreModule {}
