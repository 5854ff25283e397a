import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module';
import { ProtocolController } from './protocol.controller';
import { ProtocolFactsReader } from './protocol-facts.reader';
import { ProtocolService } from './protocol.service';

/** The written record of a session for people: PDF in Kazakh, Russian and English. */
@Module({
  imports: [SessionsModule],
  controllers: [ProtocolController],
  providers: [ProtocolFactsReader, ProtocolService],
  exports: [ProtocolService],
})
export class ProtocolModule {}
