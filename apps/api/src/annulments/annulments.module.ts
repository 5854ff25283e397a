import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module';
import { AnnulmentsController } from './annulments.controller';
import { AnnulmentsService } from './annulments.service';

/** Annulling a result by two people. */
@Module({ imports: [SessionsModule], controllers: [AnnulmentsController], providers: [AnnulmentsService] })
export class AnnulmentsModule {}
