import { Module } from '@nestjs/common';
import { AssignmentReader } from './assignment.reader';
import { AssignmentsController } from './assignments.controller';
import { AssignmentsService } from './assignments.service';
import { ExamStaffService } from './exam-staff.service';
import { GroupEnrolmentsService } from './group-enrolments.service';

/** Who sits an exam, by group and by name, and who works in it. */
@Module({
  controllers: [AssignmentsController],
  providers: [GroupEnrolmentsService, AssignmentReader, AssignmentsService, ExamStaffService],
  exports: [GroupEnrolmentsService, AssignmentsService, ExamStaffService],
})
export class EnrolmentsModule {}
