import { Module } from '@nestjs/common';
import { AdmissionReader } from './admission.reader';
import { AdmissionsController } from './admissions.controller';
import { AdmissionsService } from './admissions.service';
import { RatingImportService } from './rating-import.service';

/** Points before the exam, the admission rule, and what people decide against it. */
@Module({
  controllers: [AdmissionsController],
  providers: [AdmissionReader, AdmissionsService, RatingImportService],
  exports: [AdmissionReader],
})
export class AdmissionsModule {}
