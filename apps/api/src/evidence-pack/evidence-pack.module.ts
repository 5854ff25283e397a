import { Module } from '@nestjs/common';
import { ProtocolModule } from '../protocol/protocol.module';
import { EvidencePackController } from './evidence-pack.controller';
import { EvidencePackService } from './evidence-pack.service';

/** Everything about a closed session in one file: for a dispute, and for whoever checks it without the service. */
@Module({
  imports: [ProtocolModule],
  controllers: [EvidencePackController],
  providers: [EvidencePackService],
})
export class EvidencePackModule {}
