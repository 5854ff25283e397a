import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module';
import { AdmissionReader } from './admission.reader';
import { AdmissionsController } from './admissions.controller';
import { AdmissionsService } from './admissions.service';
import { ConfirmedRatings } from './confirmed-ratings';
import { RatingImportService } from './rating-import.service';

/** Points before the exam, the admission rule, and what people decide against it. */
@Module({
  imports: [SessionsModule],
  controllers: [AdmissionsController],
  providers: [AdmissionReader, AdmissionsService, ConfirmedRatings, RatingImportService],
  exports: [AdmissionReader],
})
export class AdmissionsModule {}
