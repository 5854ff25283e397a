import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { EnrolmentsModule } from '../enrolments/enrolments.module';
import { AccountStateService } from './account-state.service';
import { FirstPasswordService } from './first-password.service';
import { PeopleImportService } from './people-import.service';
import { PeopleController } from './people.controller';
import { PeopleService } from './people.service';
import { PhotoEnrolmentService } from './photo-enrolment.service';

@Module({
  imports: [AuthModule, EnrolmentsModule],
  controllers: [PeopleController],
  providers: [
    PeopleService,
    FirstPasswordService,
    AccountStateService,
    PeopleImportService,
    PhotoEnrolmentService,
  ],
  exports: [PhotoEnrolmentService],
})
export class PeopleModule {}
