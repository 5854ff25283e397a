import {
  type CreateRubric,
  createRubricSchema,
  type ExamMarking,
  idSchema,
  type Rubric,
  type SetExamMarking,
  setExamMarkingSchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { ExamMarkingService } from './exam-marking.service';
import { RubricsService } from './rubrics.service';

@Controller()
export class RubricsController {
  constructor(
    private readonly rubrics: RubricsService,
    private readonly exams: ExamMarkingService,
  ) {}

  @Route('listRubrics')
  list(@CurrentPrincipal() principal: Principal): Promise<{ rubrics: Rubric[] }> {
    return this.rubrics.list(principal);
  }

  @Route('createRubric')
  create(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: createRubricSchema }) body: CreateRubric,
  ): Promise<Rubric> {
    return this.rubrics.create(principal, body);
  }

  @Route('approveRubric')
  approve(
    @CurrentPrincipal() principal: Principal,
    @Param('rubricId', { schema: idSchema }) rubricId: string,
  ): Promise<Rubric> {
    return this.rubrics.approve(principal, rubricId);
  }

  @Route('getExamMarking')
  getOfExam(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamMarking> {
    return this.exams.get(principal, examId);
  }

  @Route('setExamMarking')
  setOfExam(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: setExamMarkingSchema }) body: SetExamMarking,
  ): Promise<ExamMarking> {
    return this.exams.set(principal, examId, body);
  }
}
