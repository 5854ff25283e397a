import { Module } from '@nestjs/common';
import { AccommodationsController } from './accommodations.controller';
import { AccommodationsService } from './accommodations.service';

/** What is different for single people, and why; for registrars and administrators alone. */
@Module({ controllers: [AccommodationsController], providers: [AccommodationsService] })
export class AccommodationsModule {}
