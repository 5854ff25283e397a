import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { PeopleController } from './people.controller';
import { PeopleService } from './people.service';
import { PhotoEnrolmentService } from './photo-enrolment.service';

@Module({
  imports: [AuthModule],
  controllers: [PeopleController],
  providers: [PeopleService, PhotoEnrolmentService],
  exports: [PhotoEnrolmentService],
})
export class PeopleModule {}
