import {
  type EnrolReSit,
  enrolReSitSchema,
  type ExamReSits,
  type ExamSchedule,
  idSchema,
  type MakeReSitExam,
  makeReSitExamSchema,
  type SetExamSchedule,
  setExamScheduleSchema,
  type SetTerm,
  setTermSchema,
  type Term,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { ExamScheduleService } from './exam-schedule.service';
import { ReSitsService } from './re-sits.service';
import { TermsService } from './terms.service';

@Controller()
export class ReSitsController {
  constructor(
    private readonly reSits: ReSitsService,
    private readonly schedules: ExamScheduleService,
    private readonly terms: TermsService,
  ) {}

  @Route('listTerms')
  listTerms(@CurrentPrincipal() principal: Principal): Promise<{ terms: Term[] }> {
    return this.terms.list(principal);
  }

  @Route('setTerm')
  setTerm(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: setTermSchema }) term: SetTerm,
  ): Promise<{ terms: Term[] }> {
    return this.terms.set(principal, term);
  }

  @Route('getExamSchedule')
  getSchedule(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamSchedule> {
    return this.schedules.get(principal, examId);
  }

  @Route('setExamSchedule')
  setSchedule(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: setExamScheduleSchema }) schedule: SetExamSchedule,
  ): Promise<ExamSchedule> {
    return this.schedules.set(principal, examId, schedule);
  }

  @Route('getReSits')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamReSits> {
    return this.reSits.get(principal, examId);
  }

  @Route('makeReSitExam')
  make(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: makeReSitExamSchema }) exam: MakeReSitExam,
  ): Promise<ExamReSits> {
    return this.reSits.make(principal, examId, exam);
  }

  @Route('enrolReSits')
  enrol(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: enrolReSitSchema }) enrolment: EnrolReSit,
  ): Promise<ExamReSits> {
    return this.reSits.enrol(principal, examId, enrolment);
  }
}
