import {
  type AcademicGroup,
  type EnrolCandidates,
  enrolCandidatesSchema,
  type ExamAssignment,
  idSchema,
  type SetExamGroups,
  setExamGroupsSchema,
  type SetExamStaff,
  setExamStaffSchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { AssignmentsService } from './assignments.service';
import { ExamStaffService } from './exam-staff.service';

@Controller()
export class AssignmentsController {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly staff: ExamStaffService,
  ) {}

  @Route('listGroups')
  listGroups(@CurrentPrincipal() principal: Principal): Promise<{ groups: AcademicGroup[] }> {
    return this.assignments.listGroups(principal);
  }

  @Route('getExamAssignment')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamAssignment> {
    return this.assignments.get(principal, examId);
  }

  @Route('setExamGroups')
  setGroups(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: setExamGroupsSchema }) { groupNames }: SetExamGroups,
  ): Promise<ExamAssignment> {
    return this.assignments.setGroups(principal, examId, groupNames);
  }

  @Route('enrolCandidates')
  enrol(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: enrolCandidatesSchema }) { personIds }: EnrolCandidates,
  ): Promise<ExamAssignment> {
    return this.assignments.enrol(principal, examId, personIds);
  }

  @Route('withdrawCandidate')
  async withdraw(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Param('personId', { schema: idSchema }) personId: string,
  ): Promise<object> {
    await this.assignments.withdraw(principal, examId, personId);
    return {};
  }

  @Route('setExamStaff')
  async setStaff(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: setExamStaffSchema }) staff: SetExamStaff,
  ): Promise<ExamAssignment> {
    await this.staff.set(principal, examId, staff);
    return this.assignments.get(principal, examId);
  }
}
