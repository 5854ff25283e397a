import { Module } from '@nestjs/common';
import { SealsController } from './seals.controller';
import { SealsService } from './seals.service';

/** What everybody may know of the signatures: the public keys, and whether a given one is valid. */
@Module({ controllers: [SealsController], providers: [SealsService] })
export class SealsModule {}
