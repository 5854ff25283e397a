import { Module } from '@nestjs/common';
import { DutiesService } from './duties.service';
import { SittingPlacesService } from './sitting-places.service';
import { SittingReader } from './sitting.reader';
import { SittingsController } from './sittings.controller';
import { SittingsService } from './sittings.service';

/** When and where exams are sat, by whom, and who watches. */
@Module({
  controllers: [SittingsController],
  providers: [SittingReader, SittingsService, SittingPlacesService, DutiesService],
})
export class SittingsModule {}
